import { describe, expect, it } from "vitest";
import { decay, sigmoid } from "../../../../src/engine/math/kernels/scalars";
import { tanh } from "../../../../src/engine/math/kernels/tanh";
import * as plain from "../../../../src/engine/math/plainKernels";

type ScalarFunction = (x: number) => number;

/** The largest relative difference; where numbers are too small for that, one unit in the last place is let pass. */
function largestDifference(got: ScalarFunction, want: ScalarFunction, points: Iterable<number>): number {
  let largest = 0;
  for (const x of points) {
    const [a, b] = [got(x), want(x)];
    const difference = Math.max(0, Math.abs(a - b) - Number.MIN_VALUE) / Math.abs(b || 1);
    if (Number.isNaN(difference)) return difference;
    largest = Math.max(largest, difference);
  }
  return largest;
}

/** Evenly from `low` to `high`, and at, between and beside the points of the tables. */
function* sweep(low: number, high: number) {
  const count = 200_000;
  for (let k = 0; k <= count; k++) yield low + ((high - low) * (k + 0.37)) / (count + 1);
  for (const steps of [64, 256 / Math.LN2])
    for (let k = Math.ceil(low * steps); k <= high * steps; k++)
      for (const index of [k, k + 0.5 - 1e-10, k + 0.5, k + 0.5 + 1e-10]) yield index / steps;
}

/** Of both signs, from 16 down to the smallest number. */
function* powersOfTwo() {
  for (let power = 4; power >= -1074; power--)
    for (const m of [1, 1.3, 1.7]) {
      yield m * 2 ** power;
      yield -m * 2 ** power;
    }
}

const positive = function* (points: Iterable<number>) {
  for (const x of points) yield Math.abs(x);
};

describe("the scalar functions from tables are within 1e-15 of Math's", () => {
  it.each([
    ["tanh near 0", tanh, plain.tanh, sweep(-0.05, 0.05)],
    ["tanh", tanh, plain.tanh, sweep(-25, 25)],
    ["tanh of all magnitudes", tanh, plain.tanh, powersOfTwo()],
    ["the sigmoid near 0", sigmoid, plain.sigmoid, sweep(-1, 1)],
    ["the sigmoid down to the smallest numbers", sigmoid, plain.sigmoid, sweep(-750, 50)],
    ["the sigmoid of all magnitudes", sigmoid, plain.sigmoid, powersOfTwo()],
    ["decay near 0", decay, plain.decay, sweep(0, 1)],
    ["decay down to the smallest numbers", decay, plain.decay, sweep(0, 750)],
    ["decay of all magnitudes", decay, plain.decay, positive(powersOfTwo())],
  ])("%s", (_name, got, want, points) => {
    expect(largestDifference(got, want, points)).toBeLessThan(1e-15);
  });
});

describe("the extremes of the scalar functions", () => {
  it.each([
    [0, 0],
    [-0, -0],
    [Number.MIN_VALUE, Number.MIN_VALUE],
    [-Number.MIN_VALUE, -Number.MIN_VALUE],
    [20, 1],
    [-1e300, -1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, -1],
    [Number.NaN, Number.NaN],
  ])("tanh(%d) is %d", (x, y) => {
    expect(tanh(x)).toBe(y);
  });

  it.each([
    [0, 0.5],
    [-0, 0.5],
    [40, 1],
    [1e300, 1],
    [-745, Number.MIN_VALUE],
    [-746, 0],
    [-1000, 0],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, Number.NaN],
  ])("the sigmoid of %d is %d", (z, y) => {
    expect(sigmoid(z)).toBe(y);
  });

  it.each([
    [0, 1],
    [745, Number.MIN_VALUE],
    [746, 0],
    [1e300, 0],
    [Number.POSITIVE_INFINITY, 0],
    [Number.NaN, Number.NaN],
  ])("decay(%d) is %d", (d, y) => {
    expect(decay(d)).toBe(y);
  });
});
