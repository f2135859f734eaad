import { expect, test } from "vitest";
import { linearAxis, logAxisWithZero } from "../../../../src/draw/plot/axis";
import { plotBox, uprightRange } from "../../../../src/views/parts/plot/plotBox";

const size = { width: 480, height: 240 };
const range = uprightRange(size);
/** Digits are narrower than this in the plots' type, in pixels. */
const digit = 7.5;

test.each([
  ["0 … 1", linearAxis([0, 1], range, 4)],
  ["hundreds of thousands", linearAxis([-300000, 123456], range, 4)],
  ["tiny differences", linearAxis([1.00001, 1.00002], range, 4)],
  ["powers of ten", logAxisWithZero([1e-12, 1e5], range, 4)],
])("the left axis' numbers have room in the figure: %s", (_, axis) => {
  const box = plotBox(size, axis);
  expect(axis.ticks.length).toBeGreaterThan(1);
  for (const { text, at } of axis.ticks) {
    expect(box.left, text).toBeGreaterThan(text.length * digit + 9);
    expect(at).toBeGreaterThanOrEqual(box.top);
    expect(at).toBeLessThanOrEqual(box.bottom);
  }
  expect(box.right).toBeLessThan(size.width);
});

test("short numbers leave the plot where it is, so that plots below each other are in line", () => {
  const lefts = [linearAxis([0, 1], range, 4), linearAxis([-50, 50], range, 4)].map(
    (axis) => plotBox(size, axis).left,
  );
  expect(lefts[1]).toBe(lefts[0]);
});
