import { describe, expect, it } from "vitest";
import { datasets } from "../../../../../src/engine/datasets";
import type { Edit, NetworkDocument, TrainableDocument } from "../../../../../src/engine/document/document";
import {
  initialize,
  setActivation,
  setLoss,
  setOptimizer,
  setUnits,
} from "../../../../../src/engine/document/edit/edit";
import {
  addPoints,
  fitsRunning,
  removePoints,
  restarted,
  setAllPenalties,
  setCount,
  setData,
  setDataParameter,
  setDataSeed,
  setDataset,
  setPreset,
  setSplit,
  setTraining,
  startWithNextSeed,
  toPoints,
  trainable,
  twoCirclesDocument,
} from "../../../../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../../../../src/engine/document/faults/trainingFaults";
import type { VariedSetting } from "../../../../../src/engine/document/sweep/settings/variedSetting";
import { variedSettings } from "../../../../../src/engine/document/sweep/variedSettings";
import { optimizers } from "../../../../../src/engine/optimizers";
import { prepareData } from "../../../../../src/engine/training/data/prepareData";
import { classic, read } from "../../../../documents";

const circles = twoCirclesDocument();
const edited = (...edits: readonly Edit[]) =>
  edits.reduce<NetworkDocument>((document, edit) => edit(document), circles) as TrainableDocument;
const faultsOf = (...edits: readonly Edit[]) =>
  trainingFaults(edited(...edits)).map(({ path, message }) => `${path}: ${message}`);
const points = () => {
  const { columns, inputs, labels, targets } = prepareData(circles);
  return toPoints({ columns, inputs, labels, targets, classes: ["outer", "inner"] });
};

describe("the default document", () => {
  it("is what the issue asks for, and can be read", () => {
    expect(read(JSON.parse(JSON.stringify(circles)))).toEqual(circles);
    expect(circles.layers.map(({ units }) => units)).toEqual([8, 2]);
    expect(circles.dataset).toMatchObject({ type: "twoCircles", count: 1100, noise: 0.05, radiusRatio: 0.5 });
    expect(circles.training.split).toMatchObject({ train: 700, validation: 200, test: 200 });
    expect(circles.version).toBe(2);
  });
});

describe("data", () => {
  it.each(datasets.map(({ id }) => id))("%s fits a network to itself", (id) => {
    expect(faultsOf(setDataset(id))).toEqual([]);
  });

  it("that change keep what fits of the network", () => {
    const changed = edited(setDataset("twoMoons"));
    expect(changed.layers).toEqual(circles.layers);
    const { layers, loss } = edited(setDataset("blobs"));
    expect(layers[0]).toEqual(circles.layers[0]);
    expect([layers[1].units, loss.type]).toEqual([4, "crossEntropy"]);
  });

  it("of another task bring outputs and loss along, there and back", () => {
    const regression = edited(setDataset("hills"));
    expect(regression.layers[1]).toMatchObject({ units: 1, activation: "identity" });
    expect(regression.loss.type).toBe("halfSquaredError");
    const back = setDataset("twoCircles")(regression);
    expect(back.layers[1]).toMatchObject({ units: 2, activation: "softmax" });
  });

  it("may keep a single output for two classes", () => {
    const single = edited(
      setUnits(1, 1),
      setActivation(1, [{ type: "sigmoid", settings: {} }]),
      setLoss({ type: "binaryCrossEntropy" }),
    );
    expect(trainingFaults(single)).toEqual([]);
    expect(setDataset("xor")(single).layers[1].units).toBe(1);
  });

  it("in another number keep the split's proportions", () => {
    expect(edited(setCount(110)).training.split).toMatchObject({ train: 70, validation: 20, test: 20 });
    expect(edited(setCount(5)).training.split).toMatchObject({ train: 3, validation: 1, test: 1 });
    expect(edited(setSplit("train", 60)).dataset).toMatchObject({ count: 460 });
  });

  it("of sheet B are a preset", () => {
    expect(edited(setPreset("sheetB")).dataset).toMatchObject({ noise: 0, radiusRatio: 0.8, count: 1100 });
  });

  it("become points that can be drawn and erased, without moving", () => {
    const before = prepareData(circles);
    const drawn = edited(points());
    expect(prepareData(drawn)).toEqual({
      ...before,
      task: { kind: "classification", classes: ["outer", "inner"] },
      bestAccuracy: undefined,
    });
    const more = addPoints([{ inputs: [0, 0], target: 1 }])(drawn) as TrainableDocument;
    expect(trainingFaults(more)).toEqual([]);
    const moved = [...prepareData(more).partOf.subarray(0, 1100)].filter(
      (part, n) => part !== before.partOf[n],
    );
    expect(moved.length).toBeLessThanOrEqual(2);
    expect(removePoints([1100])(more).dataset).toEqual(drawn.dataset);
    const third = addPoints([
      { inputs: [5, 5], target: 2 },
      { inputs: [6, 5], target: 2 },
    ])(drawn) as TrainableDocument;
    expect(trainingFaults(third)).toEqual([]);
    expect(third.layers[1].units).toBe(3);
  });
});

describe("what can't be trained is said", () => {
  it.each<[string, readonly Edit[], string]>([
    [
      "no points",
      [points(), removePoints([...Array(1100).keys()])],
      "dataset.inputs: is empty: at least one point is needed",
    ],
    ["a negative noise", [setDataParameter("noise", -1)], "dataset.noise: must be at least 0, but is -1"],
    [
      "half a class",
      [setDataset("blobs"), setDataParameter("classes", 3.5)],
      "dataset.classes: must be a whole number, but is 3.5",
    ],
    ["too many points", [setCount(1e6)], "dataset.count: must be at most 100000, but is 1000000"],
    ["no training examples", [setSplit("train", 0)], "training.split.train: must be at least 1, but is 0"],
    [
      "half a minibatch",
      [setTraining({ minibatch: 0.5 })],
      "training.minibatch: must be at least 1, but is 0.5",
    ],
    [
      "patience without validation",
      [setSplit("validation", 0), setTraining({ patience: 5 })],
      "training.patience: stops early by the validation loss, but the split has no validation examples",
    ],
    [
      "an unknown initializer",
      [setTraining({ initializer: "best" })],
      'training.initializer: "best" is not one of uniform, xavier, he, smallNormal, zeros',
    ],
    [
      "a split of others",
      [setTraining({ split: { train: 1, validation: 1, test: 1, seed: 1 } })],
      "training.split: 1 + 1 + 1 are 3, but there are 1100 examples",
    ],
    [
      "the same axis twice",
      [setTraining({ axes: [1, 1] })],
      "training.axes: must name 2 inputs from 1 to 2, but is [1,1]",
    ],
    [
      "three outputs for two classes",
      [setUnits(1, 3)],
      "layers[1].units: the network has 3 outputs and the loss crossEntropy, but 2 classes take 2 outputs",
    ],
    [
      "one output with softmax's loss",
      [setUnits(1, 1)],
      "layers[1].units: the network has 1 output and the loss crossEntropy, but 2 classes take 2 outputs",
    ],
    [
      "regression with a loss for classes",
      [setDataset("hills"), setLoss({ type: "binaryCrossEntropy" })],
      "loss.type: the network has 1 output and the loss binaryCrossEntropy, but these data have 1 target and take a squared error",
    ],
    [
      "points with a ragged row",
      [
        setData({
          type: "points",
          columns: ["a", "b"],
          inputs: [[1, 2], [1]],
          classes: ["x", "y"],
          labels: [0, 1],
        }),
      ],
      "dataset.inputs[1]: has 1 number, but there are 2 columns",
    ],
    [
      "a label of no class",
      [setData({ type: "points", columns: ["a", "b"], inputs: [[1, 2]], classes: ["x", "y"], labels: [2] })],
      "dataset.labels[0]: is 2, but classes count from 0 and there are 2",
    ],
  ])("%s", (_name, edits, message) => {
    expect(faultsOf(...edits)).toContain(message);
  });
});

describe("a run", () => {
  it("goes on with other settings of training, and no others", () => {
    const goesOn = (...edits: readonly Edit[]) => fitsRunning(circles, edited(...edits));
    expect(goesOn(setOptimizer("sgd", { learningRate: 1 }))).toBe(true);
    expect(goesOn(setAllPenalties("l2", 0.1), setTraining({ minibatch: 5, patience: 3, epochs: 9 }))).toBe(
      true,
    );
    expect(goesOn(setTraining({ seed: 9 }))).toBe(false);
    expect(goesOn(setTraining({ standardize: true }))).toBe(false);
    expect(goesOn(setDataSeed(9))).toBe(false);
    expect(goesOn(setUnits(0, 9))).toBe(false);
    expect(goesOn(setLoss({ reduction: "sum" }))).toBe(false);
  });

  it("begins with the same parameters again, and with new ones for another seed or other sizes", () => {
    const noisier = edited(setDataParameter("noise", 0.1));
    expect(restarted(circles, noisier).layers).toEqual(circles.layers);
    const wider = edited(setUnits(0, 9));
    expect(restarted(circles, wider).layers).toEqual(initialize("uniform", 1)(wider).layers);
    const again = startWithNextSeed(circles);
    expect(again.training.seed).toBe(circles.training.seed + 1);
    expect(again.layers).not.toEqual(circles.layers);
    expect(startWithNextSeed(circles)).toEqual(again);
    const under: TrainableDocument = {
      ...circles,
      layers: again.layers,
      initial: circles.layers.map(({ weights, bias }) => ({ weights, bias })),
    };
    expect(restarted(under, under).layers).toEqual(circles.layers);
  });
});

describe("a network without data", () => {
  it("gets the two circles and keeps its own outputs where they fit", () => {
    const document = trainable(classic);
    expect(trainingFaults(document)).toEqual([]);
    expect(document.layers).toEqual(classic.layers);
    expect([document.version, classic.version]).toEqual([2, 1]);
  });
});

describe.each(variedSettings.map((setting) => ({ id: setting.id, setting })))(
  "varied setting $id",
  ({ setting }) => {
    it("gives documents that can be trained, at most nine to begin with", () => {
      expect(setting.values.length).toBeLessThanOrEqual(9);
      const base = settingHolder(setting);
      const documents = setting.values.map((value) => setting.apply(value)(base) as TrainableDocument);
      for (const document of documents) expect(trainingFaults(document)).toEqual([]);
      expect(new Set(documents.map((document) => JSON.stringify(document))).size).toBe(documents.length);
      expect(documents.map(setting.of)).toEqual(setting.values);
    });
  },
);

/** The circles, with an optimizer that has the setting. */
function settingHolder({ fits }: VariedSetting): TrainableDocument {
  const choices = optimizers.map(({ id }) => setOptimizer(id)(circles));
  return [circles, ...choices].find((document) => fits?.(document) ?? true) as TrainableDocument;
}
