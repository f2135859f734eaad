import { expect, test } from "vitest";
import { setActivation, setOptimizer, setUnits } from "../../../../src/engine/document/edit/edit";
import { setData, setFeatures, setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import { runNames } from "../../../../src/views/train/curves/runNames";
import { circles } from "../../../engine/training/documents";

test("runs are called by what differs, and by nothing else", () => {
  expect(
    runNames([
      circles(setOptimizer("adam", { learningRate: 0.01 })),
      circles(setOptimizer("adam", { learningRate: 0.1 })),
    ]),
  ).toEqual(["η 0.01", "η 0.1"]);
  expect(runNames([circles(), circles()])).toEqual(["same settings", "same settings"]);
});

test("sizes, activations, features and scales of the inputs are named", () => {
  const relu = setActivation(0, [{ type: "relu", settings: {} }]);
  expect(runNames([circles(setUnits(0, 4), relu), circles()])).toEqual(["2-4-2, relu", "2-8-2, tanh"]);
  expect(
    runNames([circles(setFeatures(["x1**2", "x1*x2"])), circles(setTraining({ standardize: true }))]),
  ).toEqual(["4-8-2, + x₁² + x₁x₂, raw inputs", "2-8-2, standardized"]);
});

test("many differences are cut after three", () => {
  const other = circles(
    setUnits(0, 3),
    setActivation(0, [{ type: "sigmoid", settings: {} }]),
    setOptimizer("sgd", { learningRate: 0.5 }),
    setTraining({ minibatch: "full", seed: 4 }),
  );
  expect(runNames([other, circles()])[0]).toMatch(/^2-3-2, sigmoid, .* …$/);
});

test("one point is called so", () => {
  const drawn = (count: number) => {
    const inputs = Array.from({ length: count }, (_, k) => [k, 1]);
    return circles(
      setData({
        type: "points",
        columns: ["x1", "x2"],
        classes: ["a", "b"],
        labels: inputs.map(() => 0),
        inputs,
      }),
    );
  };
  expect(runNames([drawn(1), drawn(12)])).toEqual([
    expect.stringMatching(/^1 point,/),
    expect.stringMatching(/^12 points,/),
  ]);
});
