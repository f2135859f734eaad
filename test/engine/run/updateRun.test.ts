import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/network/document";
import { setParameters } from "../../../src/engine/network/editParameters";
import { runPass } from "../../../src/engine/run/pass";
import { runUpdates, settling, type Until } from "../../../src/engine/run/updateRun";
import { finish } from "../../../src/engine/run/work";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { close, expectClose } from "../../tolerance";

interface Step {
  readonly loss: number;
  readonly layers: { weights: number[][]; bias: number[] }[];
}

const run = (document: NetworkDocument, until: Until) => finish(runUpdates(document, until));
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
    const applied = setParameters(first.layers)(document);
    const start = document.layers.map(({ weights, bias }) => ({ weights, bias }));
    const second = finish(runUpdates(applied, 3, { start, updates: 2 }));
    expect(second.before.parameters).toEqual(first.after.parameters);
    expect(second.before.slots).toEqual(first.after.slots);
    expectClose(second.layers, steps[4].layers);
    expect(second.losses).toHaveLength(6);
    expect(second.after.updates).toBe(5);
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

  it("stops where the loss is no number any more, before parameters that no document can hold", () => {
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
