import { describe, expect, it } from "vitest";
import { parameterField, parameterIn } from "../../../src/engine/document/parameterPath";

describe("the log's name of a parameter", () => {
  it.each([
    { layer: 0, unit: 1, from: 12 },
    { layer: 10, unit: 0 },
  ])("is read back: %j", (path) => {
    expect(parameterIn(parameterField(path))).toEqual(path);
  });

  it.each([
    "optimizer.learningRate",
    "training.minibatch",
    "layers[0].penalty.l2",
    "layers[0].weights",
    "layers[0].weights[1]",
    "layers[0].bias",
    "",
  ])("isn't that of anything else: %s", (field) => {
    expect(parameterIn(field)).toBeUndefined();
  });
});
