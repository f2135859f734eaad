import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainStep } from "../../../src/engine/explain/plainStep";
import { createNotation } from "../../../src/engine/names/notation";
import { nameOf } from "../../../src/engine/names/quantity";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace } from "../../../src/engine/steps/trace";
import { like, read } from "../../documents";

const audited = (name: string) =>
  read(JSON.parse(readFileSync(new URL(`audit/${name}.json`, import.meta.url), "utf8")));

/** All steps of a document as the command line has them, by name. */
function stepsOf(document: ReturnType<typeof read>) {
  const pass = runPass(document);
  const trace = createTrace(pass);
  return new Map(
    Array.from({ length: trace.count }, (_, index) => {
      const step = trace.at(index);
      return [nameOf(step.quantity), plainStep(step, pass, createNotation())] as const;
    }),
  );
}

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

const oneUnit = { units: 1, activation: "identity", biasMode: "none", weights: [[0.5, -1]], bias: [] };
const oneExample = { batch: { inputs: [[1, 0.25]], targets: [[0]] }, names: {} };
