import { expect, test } from "vitest";
import { movedByKey } from "../../../src/ui/numbers/keySteps";

/** Where presses at one element bring a number, one after the other. */
function pressed(from: number, presses: readonly number[], usual = 0.01, at = new EventTarget()): number[] {
  let value = from;
  return presses.map((steps) => {
    value = movedByKey(at, value, steps, usual);
    return value;
  });
}

test.each([
  [0, 0.01],
  [0.5, 0.51],
  [-0.01, 0],
  [0.005, 0.006],
  [3e-7, 4e-7],
  [1e-7, 2e-7],
  [-1e-7, 0],
  [2.5e-12, 3.5e-12],
])("a key takes %d to %d", (from, to) => {
  expect(pressed(from, [1])).toEqual([to]);
});

test("where a step is usually larger, a smaller number takes its own", () => {
  expect(pressed(0.05, [1], 0.1)).toEqual([0.06]);
  expect(pressed(0.5, [1], 0.1)).toEqual([0.6]);
});

test("presses in a row come through 0, and don't get finer before it", () => {
  expect(pressed(0.013, [-1, -1, -1])).toEqual([0.003, -0.007, -0.017]);
  expect(pressed(3e-7, Array(5).fill(-1)).slice(-3)).toEqual([0, -1e-7, -2e-7]);
  expect(pressed(0, [0.1, 0.1, 0.1])).toEqual([0.001, 0.002, 0.003]);
});

test("presses in a row get larger steps as the number grows", () => {
  expect(pressed(9e-7, [1, 1, 1])).toEqual([1e-6, 2e-6, 3e-6]);
});

test("a number that has been changed in another way, or stands elsewhere, starts again", () => {
  const at = new EventTarget();
  expect(pressed(0.013, [-1], 0.01, at)).toEqual([0.003]);
  expect(pressed(0.003, [1], 0.01)).toEqual([0.004]);
  expect(pressed(0.004, [1], 0.01, at)).toEqual([0.005]);
});
