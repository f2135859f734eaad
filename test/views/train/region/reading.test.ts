import { expect, test } from "vitest";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import { readingOf } from "../../../../src/views/train/region/reading";

const regression = (...targets: number[]) =>
  ({ task: { kind: "regression" }, targets: Float64Array.from(targets) }) as unknown as PreparedData;

test.each([[[1, 4, 2]], [[-7, 3]], [[-0.5, -0.25, -0.125]]])(
  "the targets %j, from the least to the largest, have all of the colours",
  (targets) => {
    const reading = readingOf(regression(...targets));
    if (reading.kind !== "value") throw new Error("The outputs of a regression are numbers");
    expect(reading.middle - reading.reach).toBe(Math.min(...targets));
    expect(reading.middle + reading.reach).toBe(Math.max(...targets));
  },
);

test("where all targets are the same, theirs is the middle colour, and other outputs have others", () => {
  expect(readingOf(regression(2, 2))).toEqual({ kind: "value", middle: 2, reach: 1 });
});
