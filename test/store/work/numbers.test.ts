import { expect, test } from "vitest";
import { createNumbers } from "../../../src/store/work/numbers";

const names = ["x[1]", "z1[1]", "a1[1]"];
const numbers = createNumbers({
  example: 1,
  names,
  values: Float64Array.of(0.05, 0.3, 0.57),
  steps: Int32Array.of(-1, 4, 7),
});

test("a number is blank before its step, known at it and from then on", () => {
  expect([3, 4, 5].map((step) => numbers.at("z1[1]", step))).toEqual([undefined, 0.3, 0.3]);
  expect([6, 7, 8].map((step) => numbers.at("a1[1]", step))).toEqual([undefined, 0.57, 0.57]);
  expect(numbers.at("x[1]", -1)).toBe(0.05);
});

test("many at once are known as each alone is", () => {
  const asked = [...names, "a9[1]"];
  for (let step = -1; step < 9; step++)
    expect(numbers.all(asked, step)).toEqual(asked.map((name) => numbers.at(name, step)));
});

test("other values of the same quantities are known from the same steps on", () => {
  const moved = numbers.with(Float64Array.of(0.06, 0.4, 0.6));
  expect([3, 4].map((step) => moved.at("z1[1]", step))).toEqual([undefined, 0.4]);
  expect(moved.stepOf("a1[1]")).toBe(7);
});
