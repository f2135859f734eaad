import { describe, expect, it } from "vitest";
import { datasets } from "../../../src/engine/datasets";
import { isPictureSet } from "../../../src/engine/datasets/dataset";
import gaussians from "../../../src/engine/datasets/gaussians";
import { unpackPictures } from "../../../src/engine/datasets/pictures/unpack";
import twoCircles from "../../../src/engine/datasets/twoCircles";
import { valueFault } from "../../../src/engine/document/faults/valueFault";
import type { Parameter } from "../../../src/engine/math/parameter";
import { createRandom } from "../../../src/engine/random";

const defaults = (parameters: readonly Parameter[]) =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));

/** The defaults, and each parameter at the ends of its range with the others at their defaults. */
function settingsOf(parameters: readonly Parameter[]) {
  const ends = parameters.flatMap(({ name, minimum, maximum, below }) =>
    [minimum, maximum, below !== undefined ? below - 1e-9 : undefined].flatMap((value) =>
      value === undefined ? [] : [{ ...defaults(parameters), [name]: value }],
    ),
  );
  return [defaults(parameters), ...ends];
}

const made = datasets.flatMap((dataset) => (isPictureSet(dataset) ? [] : [{ id: dataset.id, dataset }]));
const pictures = datasets.filter(isPictureSet);

describe.each(pictures)("pictures $id", ({ picture, count, classes, features, words, outputs, load }) => {
  it("are as many as it says, of bytes up to all ink, each with a class", async () => {
    const { pixels, labels } = unpackPictures(await load());
    expect(labels).toHaveLength(count);
    expect(pixels).toHaveLength(count * features);
    expect(features).toBe(picture.width * picture.height);
    expect(Math.max(...pixels.subarray(0, 60_000))).toBe(picture.most);
    expect(new Set(labels)).toEqual(new Set(classes.keys()));
    expect(outputs({})).toBe(classes.length);
  });

  it("say where they are from, and under which licence", () => {
    expect(words).toMatch(/licence .*\.$/);
  });
});

describe.each(made)("dataset $id", ({ dataset }) => {
  it("gives as many finite numbers as it says, at every end of its parameters' ranges", () => {
    for (const settings of settingsOf(dataset.parameters)) {
      const made = dataset.generate(settings, 97, createRandom(3));
      expect(made.count).toBe(97);
      expect(made.features).toBe(dataset.features);
      expect(made.outputs).toBe(dataset.outputs(settings));
      expect(made.inputs).toHaveLength(97 * made.features);
      expect(made.targets).toHaveLength(97 * made.outputs);
      expect([...made.inputs, ...made.targets].every(Number.isFinite)).toBe(true);
    }
  });

  it("gives the same points for the same seed, and others for another", () => {
    const made = (seed: number) => dataset.generate(defaults(dataset.parameters), 50, createRandom(seed));
    expect(made(1)).toEqual(made(1));
    expect(made(1).inputs).not.toEqual(made(2).inputs);
  });

  it("has classes of equal size, each example in one of them", () => {
    const { targets, outputs } = dataset.generate(defaults(dataset.parameters), 600, createRandom(5));
    if (dataset.task === "regression") {
      expect(Math.max(...targets) - Math.min(...targets)).toBeGreaterThan(0.5);
      return;
    }
    const sizes = Array.from({ length: outputs }, () => 0);
    for (let n = 0; n < 600; n++) {
      const row = [...targets.subarray(n * outputs, (n + 1) * outputs)];
      expect([...row].sort()).toEqual([...Array.from({ length: outputs - 1 }, () => 0), 1]);
      sizes[row.indexOf(1)] += 1;
    }
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("has parameters whose defaults are in range, and a sentence for a reader", () => {
    for (const parameter of dataset.parameters)
      expect(valueFault(parameter.default, parameter), parameter.name).toBeUndefined();
    expect(dataset.words).toMatch(/\w.*\.$/);
  });
});

describe("the best possible accuracy", () => {
  it.each([
    [0.05, 1],
    [0.15, 0.95],
    [0.2, 0.89],
  ])("of the two circles with noise %f is %f", (noise, accuracy) => {
    expect(twoCircles.bestAccuracy?.({ noise, radiusRatio: 0.5 })).toBeCloseTo(accuracy, 2);
  });

  it("of two Gaussians is that of the line halfway", () => {
    const settings = { distance: 2, spread: 0.7 };
    const { inputs, targets } = gaussians.generate(settings, 40000, createRandom(2));
    let right = 0;
    for (let n = 0; n < 40000; n++)
      if (inputs[2 * n] + inputs[2 * n + 1] > 0 === (targets[2 * n + 1] === 1)) right += 1;
    expect(Math.abs(right / 40000 - (gaussians.bestAccuracy?.(settings) as number))).toBeLessThan(0.01);
  });
});
