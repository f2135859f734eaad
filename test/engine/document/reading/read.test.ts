import { describe, expect, it } from "vitest";
import { datasets } from "../../../../src/engine/datasets";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { Fault } from "../../../../src/engine/document/fault";
import { faultText } from "../../../../src/engine/document/fault";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { version } from "../../../../src/engine/document/version";
import { classic, like, read } from "../../../documents";
import fc from "../../../fastCheck";

const faultsOf = (json: unknown): string[] =>
  (readDocument(json).faults ?? []).map((fault: Fault) => faultText(fault));
const layer = classic.layers[0];

describe("a document is refused with a sentence that says where and why", () => {
  it.each([
    ["no object", [], "a document is a JSON object, but this is []"],
    ["a number", 3, "a document is a JSON object, but this is 3"],
    [
      "a newer version",
      { ...classic, version: version + 1 },
      new RegExp(`^version: is ${version + 1}, but this workbench reads versions up to ${version}`),
    ],
    [
      "no version",
      { ...classic, version: undefined },
      `version: must be a whole number from 1 to ${version}, but is missing`,
    ],
    ["an unknown field", { ...classic, weigths: [] }, "weigths: is not a field of this format; remove it"],
    [
      "an unknown field deep inside",
      { ...classic, batch: { ...classic.batch, labels: [] } },
      "batch.labels: is not a field of this format; remove it",
    ],
    [
      "an unknown activation",
      { ...classic, layers: [{ ...layer, activation: "no such" }] },
      /^layers\[0\]\.activation: "no such" is not one of identity, sigmoid, tanh/,
    ],
    [
      "an unknown activation in a stack",
      { ...classic, layers: [{ ...layer, activation: ["relu", "no such"] }] },
      /^layers\[0\]\.activation\[1\]: "no such" is not one of/,
    ],
    [
      "an unknown activation with parameters",
      { ...classic, layers: [{ ...layer, activation: { type: "no such" } }] },
      /^layers\[0\]\.activation\.type: "no such" is not one of/,
    ],
    [
      "a parameter that the activation doesn't have",
      { ...classic, layers: [{ ...layer, activation: { type: "tanh", slope: 1 } }] },
      "layers[0].activation.slope: is not a field of this format; remove it",
    ],
    [
      "leakyRelu by its name alone",
      { ...classic, layers: [{ ...layer, activation: "leakyRelu" }] },
      'layers[0].activation: leakyRelu needs its slope: {"type": "leakyRelu", "slope": 0.01}',
    ],
    [
      "an empty stack",
      { ...classic, layers: [{ ...layer, activation: [] }] },
      "layers[0].activation: a stack needs at least one activation",
    ],
    [
      "a text for a learning rate",
      { ...classic, optimizer: { type: "sgd", learningRate: "fast" } },
      'optimizer.learningRate: must be a number, but is "fast"',
    ],
    [
      "a beta of 1",
      { ...classic, optimizer: { type: "momentum", learningRate: 0.1, beta: 1 } },
      "optimizer.beta: must be below 1, but is 1",
    ],
    [
      "a name for nothing",
      { ...classic, names: { "W3[1,1]": "w" } },
      /^names\["W3\[1,1\]"\]: there is no quantity W3\[1,1\]/,
    ],
    [
      "a name for b1[1] where the bias is shared",
      { ...classic, names: { "b1[1]": "b" } },
      /there is no quantity b1\[1\]/,
    ],
    [
      "one name for two quantities",
      { ...classic, names: { "x[1]": "a", "x[2]": "a" } },
      /a already names x\[1\]/,
    ],
    [
      "non-finite targets",
      { ...classic, batch: { ...classic.batch, targets: [["NaN", 1]] } },
      'batch.targets[0][0]: must be a number, but is "NaN"',
    ],
  ] as const)("%s", (_name, json, message) => {
    const faults = faultsOf(json);
    expect(
      faults.some((fault) => (typeof message === "string" ? fault === message : message.test(fault))),
      faults.join("\n"),
    ).toBe(true);
  });

  it("and all its faults at once", () => {
    const faults = faultsOf({ ...classic, inputs: 3, batch: { inputs: [[1]], targets: [[1, 2, 3]] } });
    expect(faults).toHaveLength(4);
  });
});

describe("a document is read", () => {
  it("with the names and stacks it has", () => {
    expect(readDocument(classic).faults).toBeUndefined();
    expect(
      like({
        layers: [{ ...layer, activation: [{ type: "leakyRelu", slope: 0.1 }, "softmax"] }, classic.layers[1]],
      }).layers[0].activation,
    ).toHaveLength(2);
  });

  it("with inputs that aren't finite, written as texts", () => {
    const { batch } = like({ batch: { inputs: [["NaN", "-Infinity"]], targets: classic.batch.targets } });
    expect(batch.inputs[0]).toEqual([Number.NaN, Number.NEGATIVE_INFINITY]);
  });

  it("or refused, but never with an exception, whatever JSON it is", () => {
    const keys = [
      "format",
      "version",
      "title",
      "inputs",
      "layers",
      "loss",
      "optimizer",
      "batch",
      "names",
      "__proto__",
    ];
    fc.assert(
      fc.property(fc.subarray(keys), fc.jsonValue(), (broken, junk) => {
        const json: Record<string, unknown> = { ...classic };
        for (const key of broken) json[key] = junk;
        const { faults, document } = readDocument(json);
        return document ? true : faults.length > 0 && faults.every(({ message }) => message.length > 0);
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});

describe("a document with data and a run", () => {
  const circles = twoCirclesDocument();
  const points = {
    type: "points",
    columns: ["a", "b"],
    inputs: [
      [1, 2],
      [3, 4],
    ],
    classes: ["no", "yes"],
    labels: [0, 1],
  };
  const split = { train: 1, validation: 1, test: 0, seed: 1 };
  const layers = circles.layers.map(({ weights, bias }) => ({ weights, bias }));
  const state = { epoch: 1, step: 35, next: 0, random: -5, slots: { m: layers, v: layers } };

  const classicLayers = classic.layers.map(({ weights, bias }) => ({ weights, bias }));

  it.each<[string, Record<string, unknown>]>([
    ["generated data", { ...circles }],
    ["points", { ...circles, dataset: points, training: { ...circles.training, split } }],
    ["a run", { ...circles, initial: layers, state }],
    [
      "updates on the batch",
      { ...classic, version: 2, initial: classicLayers, state: { step: 3, slots: {} } },
    ],
    ["updates on the batch beside data", { ...circles, state: { step: 3, slots: { m: layers, v: layers } } }],
    [
      "the best of a run",
      {
        ...circles,
        initial: layers,
        state: { ...state, best: { ...state, next: undefined, layers, validationLoss: 1 } },
      },
    ],
  ])("is read: %s", (_name, document) => {
    const json = JSON.parse(JSON.stringify(document));
    expect(read(json)).toEqual(json);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "in version 1",
      { ...circles, version: 1 },
      "dataset: is a field of version 2, but this document says version 1",
    ],
    [
      "data without settings",
      { ...circles, training: undefined },
      "training: is missing: a document to train has both dataset and training",
    ],
    [
      "data of no dataset",
      { ...circles, dataset: { type: "stars", count: 3, seed: 1 } },
      `dataset.type: "stars" is not one of points, pictures, ${datasets.map(({ id }) => id).join(", ")}`,
    ],
    [
      "a parameter that the dataset hasn't",
      { ...circles, dataset: { ...circles.dataset, turns: 2 } },
      "dataset.turns: is not a field of this format; remove it",
    ],
    [
      "a parameter out of range",
      { ...circles, dataset: { ...circles.dataset, radiusRatio: 1 } },
      "dataset.radiusRatio: must be below 1, but is 1",
    ],
    [
      "minibatches of a word",
      { ...circles, training: { ...circles.training, minibatch: "all" } },
      'training.minibatch: "all" is not one of full',
    ],
    [
      "a state without its beginning",
      { ...circles, state },
      "state: is of a run, which needs dataset, training and initial too",
    ],
    [
      "slots that gradient descent hasn't",
      { ...classic, version: 2, state: { step: 3, slots: { v: classicLayers } } },
      "state.slots: has v, but sgd keeps none",
    ],
    [
      "half an update",
      { ...classic, version: 2, state: { step: 0.5, slots: {} } },
      "state.step: must be a whole number, but is 0.5",
    ],
    [
      "slots of another optimizer",
      { ...circles, initial: layers, state: { ...state, slots: { v: layers } } },
      "state.slots: has v, but adam keeps m and v",
    ],
    [
      "slots of other sizes",
      { ...circles, initial: layers, state: { ...state, slots: { m: layers, v: [layers[0], layers[0]] } } },
      "state.slots.v[1]: hasn't the form of this layer's weights and bias",
    ],
    [
      "more than an epoch",
      { ...circles, initial: layers, state: { ...state, next: 700 } },
      "state.next: is 700, but an epoch has 700 examples: at its end it is 0",
    ],
  ])("is refused: %s", (_name, document, message) => {
    expect(faultsOf(JSON.parse(JSON.stringify(document)))).toContain(message);
  });

  it("or refused, but never with an exception, whatever JSON it holds", () => {
    const keys = ["dataset", "training", "initial", "state"];
    const whole: Record<string, unknown> = { ...circles, initial: layers, state };
    fc.assert(
      fc.property(fc.subarray(keys), fc.jsonValue(), fc.string(), (broken, junk, field) => {
        const json: Record<string, unknown> = { ...whole };
        for (const key of broken)
          json[key] = typeof junk === "object" ? { ...(whole[key] as object), [field]: junk } : junk;
        const { faults, document } = readDocument(json);
        return document ? true : faults.length > 0 && faults.every(({ message }) => message.length > 0);
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});
