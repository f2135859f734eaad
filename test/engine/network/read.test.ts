import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/engine/network/document";
import { faultText, readDocument } from "../../../src/engine/network/read";
import { classic, like } from "../../documents";

const faultsOf = (json: unknown): string[] =>
  (readDocument(json).faults ?? []).map((fault: Fault) => faultText(fault));
const layer = classic.layers[0];

describe("a document is refused with a sentence that says where and why", () => {
  it.each([
    ["no object", [], "a document is a JSON object, but this is []"],
    ["a number", 3, "a document is a JSON object, but this is 3"],
    [
      "a newer version",
      { ...classic, version: 3 },
      /^version: is 3, but this workbench reads versions up to 2/,
    ],
    [
      "no version",
      { ...classic, version: undefined },
      "version: must be a whole number from 1 to 2, but is missing",
    ],
    ["an unknown field", { ...classic, weigths: [] }, "weigths: is not a field of this format; remove it"],
    [
      "an unknown field deep inside",
      { ...classic, batch: { ...classic.batch, labels: [] } },
      "batch.labels: is not a field of this format; remove it",
    ],
    [
      "an unknown activation",
      { ...classic, layers: [{ ...layer, activation: "swish" }] },
      /^layers\[0\]\.activation: "swish" is not one of identity, sigmoid, tanh/,
    ],
    [
      "an unknown activation in a stack",
      { ...classic, layers: [{ ...layer, activation: ["relu", "swish"] }] },
      /^layers\[0\]\.activation\[1\]: "swish" is not one of/,
    ],
    [
      "an unknown activation with parameters",
      { ...classic, layers: [{ ...layer, activation: { type: "swish" } }] },
      /^layers\[0\]\.activation\.type: "swish" is not one of/,
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
      { numRuns: 500 },
    );
  });
});
