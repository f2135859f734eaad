import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createNotation } from "../../../src/engine/names/notation";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace } from "../../../src/engine/steps/trace";
import { like, read } from "../../documents";
import { networkOf } from "./randomNetworks";

const audited = (name: string) =>
  read(JSON.parse(readFileSync(new URL(`audit/${name}.json`, import.meta.url), "utf8")));

/** All steps of a document as the command line has them, by name. */
function stepsOf(document: ReturnType<typeof read>) {
  const pass = runPass(document);
  const trace = createTrace(pass);
  return new Map(
    Array.from({ length: trace.count }, (_, index) => {
      const step = trace.at(index);
      return [nameOf(step.quantity), plainStepText(step, pass, createNotation())] as const;
    }),
  );
}

const oneUnit = { units: 1, activation: "identity", biasMode: "none", weights: [[0.5, -1]], bias: [] };
const oneExample = { batch: { inputs: [[1, 0.25]], targets: [[0]] }, names: {} };

const wordsAt = (name: string, quantity: string) => stepsOf(audited(name)).get(quantity)?.words;

describe("a gradient of 0 has its true reason", () => {
  it.each([
    ["perfect", "dL/dW1[1,1]", "at a⁽¹⁾₁, the output meets its target"],
    ["cancel", "dL/da1[1]", "its paths cancel: +0.5 and −0.5"],
    ["cancel", "dL/db1[1]", "at a⁽¹⁾₁, its paths cancel: +0.5 and −0.5"],
    [
      "hinge",
      "dL/da1[1]",
      "lowering it raises the loss by just as much, since there is a kink (the hinge at a⁽¹⁾₁)",
    ],
    ["tanh40", "dL/dz1[1]", "0 only by rounding: tanh is so nearly flat at −40"],
    ["step0", "dL/dz1[1]", "lowering it makes step at z⁽¹⁾₁ jump"],
  ])("%s, %s", (name, quantity, words) => {
    expect(wordsAt(name, quantity)).toContain(words);
    expect(wordsAt(name, quantity)).not.toContain("does not reach the loss");
  });
});

describe("what is said of kinks and updates", () => {
  it.each([
    ["leaky0", "dL/dz1[1]", "lowers the loss by 0.140 times as much; lowering it raises the loss by 0.00140"],
    ["elu2", "dL/db1[1]", "lowers the loss by 0.140 times as much; lowering it raises the loss by 0.280"],
    ["leaky005", "dL/dz1[1]", "Small because the slope of leaky relu is only 0.005 here"],
    ["momentum0", "dL/dW1[1,1]", "yet the update will raise it, because of its velocity"],
    [
      "adam3",
      "dL/dW2[1,2]",
      "yet the update will raise it, because of the earlier gradients in its average m",
    ],
    ["adagrad", "s(W1[1,1])", "The sum of all squared gradients so far, which never shrinks."],
    ["adam", "v(W1[1,1])", "The moving average of the squared gradients"],
  ])("%s, %s", (name, quantity, words) => expect(wordsAt(name, quantity)).toContain(words));

  it.each(["step0", "tanh40", "leaky005"])("%s is called neither saturated nor PyTorch's step", (name) => {
    const all = [...stepsOf(audited(name)).values()].map(({ words }) => words).join(" ");
    expect(all).not.toMatch(/saturated|tanh is flat|jumps at 0.*PyTorch/);
  });
});

describe("a step of a whole layer", () => {
  it("says both amounts where one of its numbers stands on a kink, as the unit's own step does", () => {
    let kinks = 0;
    for (const document of [...["leaky0", "elu2", "hinge", "l1"].map(audited), ...random]) {
      const pass = runPass(document);
      const notation = createNotation();
      const units = createTrace(pass);
      const layers = createTrace(pass, "layer");
      for (let index = 0; index < layers.count; index++) {
        const step = layers.at(index);
        if (step.kind === "share") continue;
        const { words } = plainStepText(step, pass, notation);
        const own = (step.members ?? []).flatMap((k) => {
          const at = units.find(nameOf(step.group.quantity(k))) as number;
          return atKink.exec(plainStepText(units.at(at), pass, notation).words)?.[0] ?? [];
        });
        kinks += own.length;
        for (const sentence of own.slice(0, 3)) expect(words).toContain(sentence);
        expect(words.includes("At others, too"), words).toBe(own.length > 3);
      }
    }
    expect(kinks).toBeGreaterThan(50);
  });
});

const atKink =
  /Raising [^;]* by a little [^;]*; lowering it .*?By convention the gradient is [^ ,]*(?=[.,])|\S+ is \S+, where [^:]* ha(?:s a kink|ve kinks): .*?the slope there is [^ ,]*(?=[.,])/;
const random = [1, 2, 4, 5, 7, 8, 10, 11].map((k) => networkOf(k));

describe("what rounding has left of numbers that cancel", () => {
  // x₁ w₁ + x₂ w₂ is 0.1 + 0.2, the target 0.3: the output is off by 5.6e-17.
  const layer = { ...oneUnit, weights: [[0.1, 0.2]] };
  const batch = { inputs: [[1, 1]], targets: [[0.3]] };
  const document = (rest: object = {}) =>
    like({ layers: [layer, { ...oneUnit, weights: [[1]] }], batch, names: {}, ...rest });

  it("is not said as an amount or a direction, at its own place or further back", () => {
    const steps = stepsOf(document());
    for (const name of ["dL/da2[1]", "dL/da1[1]", "dL/dz1[1]", "dL/dW1[1,1]", "dL/dx[1]"]) {
      const words = steps.get(name)?.words ?? "";
      expect(words, name).toMatch(/^The gradient of \S+ is 0 but for rounding/);
      expect(words, name).not.toMatch(/times as much|so the update/);
    }
  });

  it("does not hide what is small and sure", () => {
    const small = { inputs: [[1e-15, 1]], targets: [[0.5]] };
    const words = stepsOf(document({ batch: small })).get("dL/dW1[1,1]")?.words;
    expect(words).toContain("lowers the loss by 3e−16 times as much");
  });
});

describe("formulas beside the words", () => {
  it("have no fraction over one output", () => {
    const steps = stepsOf(
      like({ loss: { type: "meanSquaredError", reduction: "sum" }, layers: [oneUnit], ...oneExample }),
    );
    expect(steps.get("L")?.symbols).toBe("L = (a1[1] - t[1])²");
    expect(steps.get("dL/da1[1]")?.symbols).toBe("dL/da1[1] = 2 · (a1[1] - t[1])");
  });

  it("begin with no −0, and have brackets around what is negative after a sign", () => {
    const sigmoid = { ...oneUnit, activation: "sigmoid" };
    const loss = { type: "binaryCrossEntropy", reduction: "sum" };
    const entropy = stepsOf(like({ loss, layers: [sigmoid], ...oneExample }));
    expect(entropy.get("dL/da1[1]")?.substituted).toMatch(/^0\/0\.\d+ \+ /);
    const all = ["adam3", "momentum", "adagrad"].flatMap((name) => [...stepsOf(audited(name)).values()]);
    for (const { substituted } of all) expect(substituted).not.toMatch(/[·/+] -/);
  });
});
