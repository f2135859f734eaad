import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { batchMoment } from "../../../src/engine/document/document";
import { initialize, setOptimizer, setUnits, setWeight } from "../../../src/engine/document/edit/edit";
import { setUpdated } from "../../../src/engine/document/edit/editParameters";
import { withoutUpdates } from "../../../src/engine/document/version";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { createNotation } from "../../../src/engine/names/notation";
import { runPass } from "../../../src/engine/pass/pass";
import { finish } from "../../../src/engine/pass/work";
import { createTrace } from "../../../src/engine/steps/trace";
import { runUpdates, settling, type Until } from "../../../src/engine/studies/updateRun";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { close, expectClose } from "../../tolerance";

interface Step {
  readonly loss: number;
  readonly layers: { weights: number[][]; bias: number[] }[];
}

const run = (document: NetworkDocument, until: Until) => finish(runUpdates(document, until));

/** The document after updates, as the page applies them, kept and read again. */
function applied(document: NetworkDocument, updates: number): NetworkDocument {
  const { layers, state } = run(document, updates);
  return read(JSON.parse(JSON.stringify(setUpdated(layers, state)(document))));
}
const cases = golden.cases.map(({ id, model, expected }) => ({
  id,
  document: read(model),
  steps: expected.steps as Step[],
}));

describe("a run of updates", () => {
  it.each(cases)("is the command line's train for $id", ({ document, steps }) => {
    steps.forEach(({ loss, layers }, k) => {
      const { layers: got, after, losses } = run(document, k + 1);
      expectClose(got, layers);
      expect(close(after.loss, loss)).toBe(true);
      expect(losses).toHaveLength(k + 2);
    });
  });

  it.each(cases)("goes on where an earlier run left the optimizer, for $id", ({ document, steps }) => {
    const first = run(document, 2);
    const second = run(applied(document, 2), 3);
    expect(second.before.parameters).toEqual(first.after.parameters);
    expect(second.before.slots).toEqual(first.after.slots);
    expectClose(second.layers, steps[4].layers);
    expect(second.from).toBe(0);
    expect(second.losses).toEqual(run(document, 5).losses);
    expect(second.after.updates).toBe(5);
  });

  it.each(cases)("is told by the pass of $id, update after update", ({ document, steps }) => {
    let now = document;
    for (const [k, { layers }] of steps.entries()) {
      const pass = runPass(now);
      const next = run(document, k + 1);
      expect(pass.before.step).toBe(k);
      expect(pass.updated).toEqual(next.after.parameters);
      expect(pass.after.slots).toEqual(next.after.slots);
      const trace = createTrace(pass);
      for (let index = trace.phases.at(-1)?.from ?? 0; index < trace.count; index++) {
        const { expression, value } = trace.at(index);
        expect(close(evaluate(expression as never), value as number)).toBe(true);
      }
      now = applied(now, 1);
      expectClose(
        now.layers.map(({ weights, bias }) => ({ weights, bias })),
        layers,
      );
    }
  });

  it("writes Adam's fourth update with the slots and the step count that it has", () => {
    const adam = { type: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    const document = applied(like({ optimizer: adam }), 3);
    const pass = runPass(document);
    const trace = createTrace(pass);
    const [m, , weight] = ["m(W1[1,1])", "v(W1[1,1])", "W1[1,1]'"].map((name) =>
      plainStepText(trace.at(trace.find(name) as number), pass, createNotation()),
    );
    expect(m.symbols).toContain("m_3");
    expect(m.substituted).toContain(`0.9 · ${pass.before.slots[0][0]} `);
    expect(weight.symbols).toMatch(/1 - β_1\^4/);
  });

  it("is over where the optimizer's memory fits no more, and goes on where numbers change", () => {
    const adam = { type: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    const document = applied(like({ optimizer: adam }), 2);
    for (const edit of [setUnits(0, 3), setOptimizer("rmsprop"), initialize("xavier", 1), withoutUpdates]) {
      const changed = edit(document);
      expect(batchMoment(changed)).toBeUndefined();
      expect(changed.initial).toBeUndefined();
      expect(changed.version).toBe(1);
    }
    const moved = setWeight(0, 0, 0, 0.7)(document);
    expect(batchMoment(moved)).toBe(document.state);
    const next = run(moved, 1);
    expect(next.before.slots).toEqual(run(document, 1).before.slots);
    // Making the updates again doesn't lead to the weight that was put in.
    expect(next).toMatchObject({ from: 2, before: { updates: 2 }, after: { updates: 3 } });
    expect(next.losses).toHaveLength(2);
    expect(run(setOptimizer("adam", { learningRate: 0.1 })(document), 1).from).toBe(2);
  });

  it("names every parameter, with its gradient before and after", () => {
    const { names, before, after, slots } = run(
      like({ optimizer: { type: "momentum", learningRate: 0.1, beta: 0.9 } }),
      1,
    );
    expect(names).toEqual(
      [1, 2].flatMap((layer) => [
        ...["1,1", "1,2", "2,1", "2,2"].map((at) => `W${layer}[${at}]`),
        `b${layer}`,
      ]),
    );
    const pass = runPass(classic);
    expect(before.gradients).toEqual(pass.plan.parameterGradients);
    expect(slots).toEqual(["v"]);
    expect(after.slots[0]).toEqual(before.gradients);
    expect(before.slots[0].every((value) => value === 0)).toBe(true);
    expect(after.parameters).not.toEqual(before.parameters);
  });

  it("ends where nothing gets better any more, and keeps the best", () => {
    const line = like({
      inputs: 1,
      layers: [{ units: 1, activation: "identity", biasMode: "perUnit", weights: [[0]], bias: [0] }],
      batch: { inputs: [[0], [1]], targets: [[1.1], [2.9]] },
    });
    const { stopped, after, losses, tried } = run(line, "settled");
    expect(stopped).toBe("settled");
    expect(after.parameters[0]).toBeCloseTo(1.8, 6);
    expect(after.loss).toBe(Math.min(...losses));
    expect(losses).toHaveLength(after.updates + tried + 1);
    expect(losses[after.updates]).toBe(after.loss);
  });

  it("keeps the best where the loss goes up and down", () => {
    const { stopped, after, losses, tried } = run(
      like({ optimizer: { type: "sgd", learningRate: 200 } }),
      "settled",
    );
    expect(stopped).toBe("settled");
    expect(after.loss).toBe(Math.min(...losses));
    expect(tried).toBeGreaterThanOrEqual(settling.patience);
  });

  it("stops at its cap", () => {
    const slow = like({ optimizer: { type: "sgd", learningRate: 0.001 } });
    expect(run(slow, "settled")).toMatchObject({ stopped: "capped", losses: { length: settling.cap + 1 } });
  });

  it("stops where the loss is no longer finite, before parameters that no document can hold", () => {
    const wild = like({
      layers: [
        { ...classic.layers[0], activation: "identity" },
        { ...classic.layers[1], activation: "identity" },
      ],
      optimizer: { type: "sgd", learningRate: 100 },
    });
    for (const until of [200, "settled"] as const) {
      const { stopped, after, losses } = run(wild, until);
      expect(stopped === "notFinite" || stopped === "settled").toBe(true);
      expect(after.parameters.every(Number.isFinite)).toBe(true);
      expect(Number.isFinite(after.loss)).toBe(true);
      if (until === 200) expect(Number.isFinite(losses.at(-1))).toBe(false);
    }
  });
});
