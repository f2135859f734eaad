import { describe, expect, test } from "vitest";
import { MovingAverages } from "../../../../src/views/train/curves/movingAverages";

/** The definition: weights 1, β, β², … backwards, divided by their sum. */
function average(numbers: readonly number[], inertia: number): number {
  const there = numbers.filter((number) => Number.isFinite(number)).toReversed();
  const weights = there.map((_, age) => inertia ** age);
  return there.reduce((sum, number, k) => sum + number * weights[k], 0) / weights.reduce((a, b) => a + b, 0);
}

const series = [
  [3, 1, 4, 1, 5, 9, 2, 6],
  [Number.NaN, 2, Number.NaN, 7, 1, Number.NaN, 8, 2],
];
const valueAt = (which: number, row: number) => series[which][row];

describe("smooth curves", () => {
  test.each([0.6, 0.9, 0.97])("are moving averages of what there is, with inertia %d", (inertia) => {
    const averages = new MovingAverages(2);
    averages.follow(0, 8, inertia, valueAt);
    for (const [which, numbers] of series.entries())
      for (let row = 0; row < 8; row++) {
        const expected = average(numbers.slice(0, row + 1), inertia);
        if (Number.isNaN(expected)) expect(averages.at(which, row)).toBeNaN();
        else expect(averages.at(which, row)).toBeCloseTo(expected, 12);
      }
  });

  test("begin with the first number itself, and follow a constant exactly", () => {
    const averages = new MovingAverages(1);
    averages.follow(0, 50, 0.97, () => 0.25);
    expect(averages.at(0, 0)).toBeCloseTo(0.25, 14);
    expect(averages.at(0, 49)).toBeCloseTo(0.25, 12);
  });

  test("are the same row by row, all at once, and after a part that changed", () => {
    const [whole, grown] = [new MovingAverages(2), new MovingAverages(2)];
    whole.follow(0, 8, 0.9, valueAt);
    for (let length = 1; length <= 6; length++) grown.follow(length - 1, length, 0.9, () => 100);
    grown.follow(0, 8, 0.9, valueAt);
    for (let row = 0; row < 8; row++) expect(grown.at(1, row)).toEqual(whole.at(1, row));
  });
});
