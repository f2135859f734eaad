import { describe, expect, it } from "vitest";
import { nameOf, parseQuantity } from "../../../src/engine/names/canonicalName";
import { stepSizes } from "../../../src/engine/names/presentation";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace, type Step, type Trace } from "../../../src/engine/steps/trace";
import { classic, like, read } from "../../documents";
import exercises from "../../golden/exercises.json";
import golden from "../../golden/public.json";
import { sample } from "../../sample";
import { holds } from "../../tolerance";

const stepsOf = (trace: Trace): Step[] => Array.from({ length: trace.count }, (_, index) => trace.at(index));
const names = (steps: readonly Step[]) => steps.map(({ quantity }) => nameOf(quantity));

const documents = [
  ...sample(golden.cases as { id: string; model: unknown }[], 6, 1),
  ...sample(
    (exercises.exercises as { id: string; model?: unknown }[]).filter(({ model }) => model !== undefined),
    2,
  ),
].map(({ id, model }) => ({ id, document: read(model) }));

describe("the classic exercise", () => {
  const steps = stepsOf(createTrace(runPass(classic)));

  it("is worked forward, loss, backward, update", () => {
    expect(names(steps)).toEqual([
      ...["z1[1]", "z1[2]", "a1[1]", "a1[2]", "z2[1]", "z2[2]", "a2[1]", "a2[2]", "L"],
      ...["dL/da2[1]", "dL/da2[2]", "dL/dz2[1]", "dL/dz2[2]"],
      ...["dL/dW2[1,1]", "dL/dW2[1,2]", "dL/dW2[2,1]", "dL/dW2[2,2]", "dL/db2"],
      ...["dL/da1[1]", "dL/da1[2]", "dL/dz1[1]", "dL/dz1[2]"],
      ...["dL/dW1[1,1]", "dL/dW1[1,2]", "dL/dW1[2,1]", "dL/dW1[2,2]", "dL/db1", "dL/dx[1]", "dL/dx[2]"],
      ...[
        "W2[1,1]'",
        "W2[1,2]'",
        "W2[2,1]'",
        "W2[2,2]'",
        "b2'",
        "W1[1,1]'",
        "W1[1,2]'",
        "W1[2,1]'",
        "W1[2,2]'",
        "b1'",
      ],
    ]);
  });

  it("ends where the sheet should have ended", () => {
    const value = (name: string) => steps[names(steps).indexOf(name)].value;
    expect(value("W2[1,1]'")).toBeCloseTo(0.35891648, 8);
    expect(value("b1'")).toBeCloseTo(0.3406372, 8);
  });
});

describe.each(documents)("the trace of $id", ({ document }) => {
  const pass = runPass(document);

  it("reads only what is given or known by then, at each size of step", () => {
    for (const size of stepSizes) {
      const known = new Set<string>();
      for (const { quantity, reads } of stepsOf(createTrace(pass, size))) {
        for (const name of reads) {
          const given = /^([xt]|[Wb]\d+)(\[|@|$)/.test(name);
          holds(given || known.has(name), () => `${nameOf(quantity)} reads ${name} (${size})`);
        }
        known.add(nameOf(quantity));
      }
    }
  });

  it("has phases that cover it from end to end, in order", () => {
    for (const size of stepSizes) {
      const trace = createTrace(pass, size);
      let next = 0;
      for (const { phase, from, count } of trace.phases) {
        expect(from).toBe(next);
        for (const index of [from, from + count - 1]) expect(trace.at(index).phase).toBe(phase);
        next = from + count;
      }
      expect(next).toBe(trace.count);
      const order = ["forward", "loss", "backward", "accumulate", "update"];
      const phases = trace.phases.map(({ phase }) => order.indexOf(phase));
      expect(phases).toEqual([...phases].sort());
    }
  });

  it("finds each quantity where its step is, and knows it from there on", () => {
    for (const size of stepSizes) {
      const trace = createTrace(pass, size);
      for (const { name, step, value } of trace.quantities(1)) {
        const there = trace.at(step);
        if (size !== "layer") {
          holds(nameOf(there.quantity) === name, () => `${name}, but there is ${nameOf(there.quantity)}`);
          holds(Object.is(there.value, value), () => `${name}: ${there.value}, not ${value}`);
        }
        holds(trace.find(name) === step, () => `${name} is found at ${trace.find(name)}, not ${step}`);
      }
    }
  });

  it("gives names that can be read back", () => {
    for (const name of names(stepsOf(createTrace(pass)))) {
      const quantity = parseQuantity(name);
      holds(quantity !== undefined && nameOf(quantity) === name, () => `${name} is read differently`);
    }
  });
});

describe("by term", () => {
  it("adds up one product after the other, and ends at the number itself", () => {
    const trace = createTrace(runPass(classic), "term");
    const sum = stepsOf(trace).slice(0, 3);
    expect(names(sum)).toEqual(["z1[1]", "z1[1]", "z1[1]"]);
    expect(sum.map(({ value }) => value)).toEqual([0.15 * 0.05, 0.15 * 0.05 + 0.2 * 0.1, 0.3775]);
    expect(sum.map(({ term }) => term)).toEqual([
      { number: 1, of: 3 },
      { number: 2, of: 3 },
      { number: 3, of: 3 },
    ]);
  });
});

describe("over a batch", () => {
  const document = like({
    layers: [{ ...classic.layers[0], penalty: { l1: 0.01, l2: 0.02 } }, classic.layers[1]],
    loss: { type: "halfSquaredError", reduction: "mean" },
    batch: {
      inputs: [
        [0.05, 0.1],
        [0.3, -0.2],
        [1, 0.5],
      ],
      targets: [
        [0.01, 0.99],
        [0.5, 0.5],
        [1, 0],
      ],
    },
  });
  const steps = stepsOf(createTrace(runPass(document)));
  const numberAt = (name: string) => steps[names(steps).indexOf(name)].value as number;

  it("the shares and the penalty's part add up to the gradient", () => {
    for (const name of ["W1[1,1]", "W1[2,2]"]) {
      const parts = [1, 2, 3].map((example) => numberAt(`dL/d${name}@${example}`));
      const total = parts.reduce((sum, part) => sum + part, 0) + numberAt(`dP/d${name}`);
      expect(numberAt(`dL/d${name}`)).toBeCloseTo(total, 14);
    }
  });

  it("the loss of the data and the penalty add up to the loss", () => {
    expect(numberAt("dataLoss")).toBeCloseTo((numberAt("L@1") + numberAt("L@2") + numberAt("L@3")) / 3, 14);
    expect(numberAt("L")).toBe(numberAt("dataLoss") + numberAt("penalty"));
  });

  it("is lazy: many examples cost no more steps in memory", () => {
    const many = like({
      ...document,
      batch: {
        inputs: Array.from({ length: 32 }, (_, n) => [n / 32, 0.5]),
        targets: Array.from({ length: 32 }, () => [0, 1]),
      },
    });
    const trace = createTrace(runPass(many), "term");
    expect(trace.count).toBeGreaterThan(1000);
    expect(trace.at(trace.count - 1).phase).toBe("update");
    expect(() => trace.at(trace.count)).toThrow(RangeError);
  });
});
