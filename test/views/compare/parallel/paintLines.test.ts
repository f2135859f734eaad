import { expect, it } from "vitest";
import { nearestLine } from "../../../../src/views/compare/parallel/paintLines";

it("the line under the pointer is the nearest at that place, none far away", () => {
  const painted = { x: [0, 100], lines: [Float64Array.of(0, 100), Float64Array.of(50, 50)] };
  expect(nearestLine(painted, [0, 1], { x: 20, y: 22 })).toBe(0);
  expect(nearestLine(painted, [0, 1], { x: 20, y: 48 })).toBe(1);
  expect(nearestLine(painted, [0], { x: 20, y: 48 })).toBeUndefined();
});
