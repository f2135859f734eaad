import { describe, expect, it } from "vitest";
import {
  softmaxCrossEntropyForward,
  softmaxForward,
  softmaxMinusTarget,
} from "../../../../src/engine/math/kernels/softmax";
import * as plain from "../../../../src/engine/math/plainKernels";
import { createRandom } from "../../../../src/engine/random";
import fc from "../../../fastCheck";
import { behind, expectAgreement, magnitude, numbers } from "./agreement";

/** Scores, some columns of them hundreds apart, and targets: one-hot, soft, of any sum, or all 0. */
function scoresAndTargets(units: number, batch: number, seed: number, special: boolean) {
  const random = createRandom(seed);
  const Z = numbers(seed + 1, units * batch, special);
  const T = new Float64Array(units * batch);
  for (let n = 0; n < batch; n++) {
    const spread = random() < 0.3 ? 300 : 1;
    const right = Math.floor(units * random());
    const kind = Math.floor(4 * random());
    for (let k = 0; k < units; k++) {
      Z[k * batch + n] *= spread;
      T[k * batch + n] = [k === right ? 1 : 0, random() / units, 3 * random(), 0][kind];
    }
  }
  return { Z, T };
}

function expectAllToAgree(units: number, batch: number, seed: number, special: boolean) {
  const { Z, T } = scoresAndTargets(units, batch, seed, special);
  const Y = numbers(seed + 2, units * batch + behind);
  const losses = numbers(seed + 3, batch + behind);
  const column = (of: Float64Array, n: number) => Array.from({ length: units }, (_, k) => of[k * batch + n]);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  // Σt · ln Σ e^z and Σ t z: the logarithm is at most the largest score and ln units.
  const lossTerms = (n: number) =>
    sum(column(T, n)) * 2 * (1 + Math.log(units) + Math.max(...column(Z, n).map(magnitude)));

  expectAgreement({
    buffers: { Z, Y },
    written: "Y",
    run: (kernels, { Z, Y }) => kernels.softmaxForward(Z, Y, units, batch),
    terms: () => 1,
  });
  expectAgreement({
    buffers: { Z, T, losses },
    written: "losses",
    run: (kernels, { Z, T, losses }) =>
      kernels.softmaxCrossEntropyForward(Z, T, Y.slice(), losses, units, batch),
    terms: lossTerms,
  });
  expectAgreement({
    buffers: { Z, T, Y },
    written: "Y",
    run: (kernels, { Z, T, Y }) => kernels.softmaxCrossEntropyForward(Z, T, Y, losses.slice(), units, batch),
    terms: () => 1,
  });

  const probabilities = new Float64Array(units * batch);
  plain.softmaxForward(Z, probabilities, units, batch);
  const scale = numbers(seed + 4, batch, special);
  const dZ = numbers(seed + 5, units * batch + behind);
  expectAgreement({
    buffers: { Y: probabilities, T, scale, dZ },
    written: "dZ",
    run: (kernels, { Y, T, scale, dZ }) => kernels.softmaxMinusTarget(Y, T, scale, dZ, units, batch),
    terms: (k) => magnitude(dZ[k]) + magnitude(scale[k % batch]) * 2 * sum(column(T, k % batch)),
  });
}

describe("the softmax kernels", () => {
  it("agree with the plain ones in any shape, NaN and infinities included", () => {
    const size = fc.integer({ min: 1, max: 12 });
    const property = fc.property(size, size, fc.integer(), fc.boolean(), (units, batch, seed, special) =>
      expectAllToAgree(units, batch, seed, special),
    );
    fc.assert(property, { numRuns: 400 });
  });

  it.each([
    [
      [1000, -1000],
      [1, 0],
    ],
    [
      [-1000, -1000],
      [0.5, 0.5],
    ],
    [
      [3, Number.NEGATIVE_INFINITY],
      [1, 0],
    ],
    [
      [0, Number.NaN],
      [Number.NaN, Number.NaN],
    ],
    [
      [0, Number.POSITIVE_INFINITY],
      [Number.NaN, Number.NaN],
    ],
    [
      [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
      [Number.NaN, Number.NaN],
    ],
  ])("softmax of %j is %j", (scores, probabilities) => {
    const Y = new Float64Array(2);
    softmaxForward(Float64Array.from(scores), Y, 2, 1);
    expect([...Y]).toEqual(probabilities);
  });

  it.each([
    ["far off", [1000, -1000], [0, 1], 2000],
    ["right", [1000, -1000], [1, 0], 0],
    ["undecided", [7, 7, 7, 7], [0, 1, 0, 0], Math.log(4)],
    ["impossible where that is right", [2, Number.NEGATIVE_INFINITY], [1, 0], 0],
    ["impossible where that is wrong", [2, Number.NEGATIVE_INFINITY], [0, 1], Number.POSITIVE_INFINITY],
    ["without a target", [2, Number.NEGATIVE_INFINITY], [0, 0], 0],
    ["not all numbers", [Number.NaN, 1], [0, 1], Number.NaN],
    ["equal, with targets that sum to 3", [0, 0], [1, 2], 3 * Math.LN2],
  ])("the loss of scores that are %s", (_name, scores, targets, loss) => {
    const [Z, T] = [Float64Array.from(scores), Float64Array.from(targets)];
    const losses = new Float64Array(1);
    softmaxCrossEntropyForward(Z, T, new Float64Array(scores.length), losses, scores.length, 1);
    expect([...losses]).toEqual([loss]);
  });

  it("the gradient adds scale · (y Σt − t)", () => {
    const Y = Float64Array.of(0.25, 0.5, 0.75, 0.5);
    const T = Float64Array.of(1, 2, 0, 1);
    const dZ = Float64Array.of(10, 20, 30, 40);
    softmaxMinusTarget(Y, T, Float64Array.of(2, 4), dZ, 2, 2);
    expect([...dZ]).toEqual([10 + 2 * (0.25 - 1), 20 + 4 * (1.5 - 2), 30 + 2 * 0.75, 40 + 4 * (1.5 - 1)]);
  });
});
