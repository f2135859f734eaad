import { expect, describe as group, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import {
  setActivation,
  setLoss,
  setOptimizer,
  setPenalty,
  setSchedule,
} from "../../../src/engine/document/edit/edit";
import { describe } from "../../../src/engine/network/describe";
import { classic } from "../../documents";

const described = (...edits: readonly ((document: NetworkDocument) => NetworkDocument)[]) =>
  describe(edits.reduce((document, edit) => edit(document), classic));

group("a network in words", () => {
  it("says its layers, its loss and its optimizer, and nothing of what it hasn't", () => {
    const { layers, loss, optimizer, penalty, schedule } = describe(classic);
    expect(layers.map(({ units, activations, bias }) => [units, activations[0].label, bias])).toEqual(
      classic.layers.map(({ biasMode }) => [2, "sigmoid", biasMode]),
    );
    expect(loss).toMatchObject({ reduction: classic.loss.reduction, settings: [] });
    expect(loss.text).toBe("1/2 Σ_k (y_k - t_k)²");
    expect(loss.weights).toBeUndefined();
    expect(optimizer.settings).toMatchObject([{ symbol: "η", value: classic.optimizer.learningRate }]);
    expect([penalty, schedule]).toEqual([undefined, undefined]);
  });

  it("writes each setting with its letter and its value", () => {
    const { layers, optimizer } = described(
      setActivation(0, [{ type: "leakyRelu", settings: { slope: 0.05 } }]),
      setOptimizer("adam", { beta1: 0.8 }),
    );
    expect(layers[0].activations[0].settings).toMatchObject([{ value: 0.05 }]);
    const beta1 = optimizer.settings.find(({ name }) => name === "beta1");
    expect(beta1).toMatchObject({ symbol: "β₁", value: 0.8 });
    expect(optimizer.settings[0].symbol).toBe("η");
  });

  it("says the penalties of the layers that have one, and all of them in one sentence", () => {
    const { layers, penalty } = described(setPenalty(1, "l2", 0.25));
    expect(layers.map(({ penalties }) => penalties.map(({ value }) => value))).toEqual([[], [0.25]]);
    expect(penalty).toMatch(/λ.*of each layer, weights only, added once$/);
  });

  it("says how the outputs are taken together, where there are two ways", () => {
    expect(describe(classic).loss.overOutputs).toBe("sum");
    expect(described(setLoss({ overOutputs: "mean" })).loss.overOutputs).toBe("mean");
    expect(described(setLoss({ type: "crossEntropy" })).loss.overOutputs).toBeUndefined();
  });

  it("says a schedule with its formula", () => {
    const { schedule } = described(setSchedule("exponential", { decay: 0.9 }));
    expect(schedule?.text).toContain("η");
    expect(schedule?.settings.length).toBeGreaterThan(0);
  });
});
