import { describe, expect, it } from "vitest";
import type { Edit } from "../../../../../src/engine/document/document";
import {
  addExample,
  addLayer,
  setActivation,
  setBiasMode,
  setGiven,
  setLoss,
  setOptimizer,
  setPenalty,
  setUnits,
} from "../../../../../src/engine/document/edit/edit";
import { changeLabel } from "../../../../../src/engine/document/edit/labels/changeLabel";
import {
  setDataParameter,
  setDataSeed,
  setDataset,
  setSplit,
  setTraining,
  startWithNextSeed,
  twoCirclesDocument,
} from "../../../../../src/engine/document/edit/train/editTraining";
import { classic } from "../../../../documents";

const label = (...edits: readonly Edit[]) =>
  changeLabel(
    classic,
    edits.reduce((document, edit) => edit(document), classic),
  );
const trainLabel = (edit: Edit) => changeLabel(twoCirclesDocument(), edit(twoCirclesDocument()));

describe("a change's label", () => {
  it("names a number in the sheet's notation, before and after", () => {
    expect(label(setGiven("W2[1,1]", 0.5))).toBe("w₅ 0.4 → 0.5");
    expect(label(setGiven("b1", -1))).toBe("b₁ 0.35 → −1");
    expect(label(setGiven("x[2]", 3))).toBe("i₂ 0.1 → 3");
    expect(label(setGiven("x[1]", 1), setGiven("t[1]", 0.5))).toBe("i₁ 0.05 → 1, t₁ 0.01 → 0.5");
  });

  it("counts them where they are many", () => {
    const all = ["W1[1,1]", "W1[1,2]", "b1"].map((name) => setGiven(name, 9));
    expect(label(...all)).toBe("3 weights and biases");
  });

  it("says what was chosen, and not what follows from it", () => {
    expect(label(setUnits(0, 3))).toBe("network 2-2-2 → 2-3-2");
    expect(label(addLayer(0))).toBe("network 2-2-2 → 2-2-2-2");
    expect(label(setActivation(0, [{ type: "tanh", settings: {} }]))).toBe("layer 1: tanh");
    expect(label(setActivation(1, [{ type: "leakyRelu", settings: { slope: 0.2 } }]))).toMatch(
      /^layer 2: leaky relu 0\.2/,
    );
    expect(label(setBiasMode(1, "perUnit"))).toBe("layer 2: a bias for each unit");
    expect(label(setPenalty(0, "l2", 0.1))).toBe("layer 1: L2 0 → 0.1");
    expect(label(setLoss({ reduction: "mean" }))).toBe("mean over the batch");
    expect(label(setOptimizer("sgd", { learningRate: 0.1 }))).toBe("learning rate 0.5 → 0.1");
    expect(label(setOptimizer("adam"))).toBe("optimizer: Adam");
    expect(label(addExample)).toBe("examples 1 → 2");
  });

  it("names a new name, but not the one that a change gives by itself", () => {
    expect(label((document) => ({ ...document, title: "mine" }))).toBe("name “mine”");
    const changed: Edit = (document) => ({ ...document, title: `${document.title} (changed)` });
    expect(label(setGiven("W2[1,1]", 0.5), changed)).toBe("w₅ 0.4 → 0.5");
  });

  it("speaks of data and training too", () => {
    expect(trainLabel(setDataParameter("noise", 0.2))).toBe("noise 0.05 → 0.2");
    expect(trainLabel(setDataSeed(8))).toBe("data's seed 7 → 8");
    expect(trainLabel(setDataset("spirals"))).toMatch(/^data: .*spirals/i);
    expect(trainLabel(setSplit("train", 600))).toBe("points 1100 → 1000");
    expect(trainLabel(setTraining({ minibatch: "full" }))).toBe("minibatch 20 → full");
    expect(trainLabel(setTraining({ patience: 10 }))).toBe("patience off → 10");
    expect(trainLabel(setTraining({ standardize: true }))).toBe("standardize off → on");
    expect(
      trainLabel((document) => startWithNextSeed(document as ReturnType<typeof twoCirclesDocument>)),
    ).toBe("seed 1 → 2");
  });

  it("is empty where nothing can be named", () => {
    expect(label()).toBe("");
  });
});
