import { expect, it } from "vitest";
import { setGiven } from "../../../src/engine/document/edit/givenNumbers";
import { plainName } from "../../../src/engine/names/canonicalName";
import { plain } from "../../../src/engine/names/tensorRef";
import { runPass } from "../../../src/engine/pass/pass";
import { finish } from "../../../src/engine/pass/work";
import { type ContourMap, contourMap, type MapOptions } from "../../../src/engine/studies/contourMap";
import { like, read } from "../../documents";
import golden from "../../golden/public.json";
import { close } from "../../tolerance";

const adam = {
  type: "adam",
  learningRate: 0.1,
  ...{ beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};
const document = like({ optimizer: adam });
const pair = [plain("W", 2, [1, 1]), plain("b", 1, [])] as const;
const map = (options?: MapOptions): ContourMap => finish(contourMap(runPass(document), pair, options));
const lossAt = (first: number, second: number) => {
  const moved = setGiven(plainName(pair[1]), second)(setGiven(plainName(pair[0]), first)(document));
  const { plan, graph } = runPass(moved);
  return plan.values[graph.loss][0];
};

it("each cell of the map is the loss in its middle", () => {
  const { losses, size, windows } = map({
    windows: [
      [0, 2],
      [-1, 3],
    ],
  });
  expect(windows).toEqual([
    [0, 2],
    [-1, 3],
  ]);
  for (const [row, column] of [
    [0, 0],
    [0, size - 1],
    [17, 40],
  ]) {
    const [x, y] = [((column + 0.5) / size) * 2, -1 + ((row + 0.5) / size) * 4];
    expect(close(losses[row * size + column], lossAt(x, y), 1e-12)).toBe(true);
  }
});

it("the point, its loss and its gradient are the pass's", () => {
  const { point, gradient, parameters } = map();
  const { plan, graph } = runPass(document);
  expect(point).toEqual({ at: [0.4, 0.35], loss: plan.values[graph.loss][0] });
  expect(gradient).toEqual([
    plan.gradients[graph.layers[1].weights][0],
    plan.gradients[graph.layers[0].bias][0],
  ]);
  expect(parameters).toEqual(["W2[1,1]", "b1"]);
});

it("both sides are equally wide and hold the path", () => {
  const { windows, path } = map();
  const [width, height] = windows.map(([from, to]) => to - from);
  expect(width).toBeCloseTo(height, 12);
  for (const { at } of path.alone)
    at.forEach((value, axis) => {
      expect(value).toBeGreaterThan(windows[axis][0]);
      expect(value).toBeLessThan(windows[axis][1]);
    });
});

it.each([
  [1e-6, 2e-6, 5e-6],
  [1e6, -3e6, 1e6],
  [1e-6, 0.3, 0.5],
])("along %s and %s both sides are as wide as the wider number needs: ±%s", (first, second, half) => {
  const still = like({ optimizer: { type: "sgd", learningRate: 0 } });
  const at = setGiven(plainName(pair[1]), second)(setGiven(plainName(pair[0]), first)(still));
  const { windows } = finish(contourMap(runPass(at), pair));
  [first, second].forEach((value, axis) => {
    const [from, to] = windows[axis];
    expect(close(from, value - half, 1e-9)).toBe(true);
    expect(close(to, value + half, 1e-9)).toBe(true);
  });
});

it("the path of all parameters is the optimizer's own, with its slots carried on", () => {
  const momentum = golden.cases.find(({ id }) => id === "p005") ?? golden.cases[0];
  for (const { model, expected } of [
    momentum,
    ...golden.cases.filter((each) => JSON.stringify(each.model).includes("adam")),
  ]) {
    const network = read(model);
    const first = plain("W", 1, [1, 1]);
    const last = plain("W", network.layers.length, [1, 1]);
    const { path } = finish(contourMap(runPass(network), [first, last], { updates: 5 }));
    const steps = expected.steps as { loss: number; layers: { weights: number[][] }[] }[];
    expect(path.all).toHaveLength(6);
    steps.forEach((step, k) => {
      const { at, loss } = path.all[k + 1];
      expect(close(at[0], step.layers[0].weights[0][0])).toBe(true);
      expect(close(at[1], step.layers[step.layers.length - 1].weights[0][0])).toBe(true);
      expect(close(loss, step.loss)).toBe(true);
    });
  }
});

it("the path of the two alone stays on the map", () => {
  const { path } = map({ updates: 10 });
  expect(path.alone).toHaveLength(11);
  for (const { at, loss } of path.alone) expect(close(loss, lossAt(...at), 1e-12)).toBe(true);
  // Adam's first step goes as far as the learning rate, whatever the gradient.
  expect(Math.abs(path.alone[1].at[0] - 0.4)).toBeCloseTo(0.1, 6);
  expect(path.alone[5].at).not.toEqual(path.all[5].at);
});
