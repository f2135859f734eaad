import { expect, test } from "vitest";
import { curvePath, levelCurve, pointOnCurve } from "../../../src/draw/graph/curve";

const curve = levelCurve({ x: 0, y: 0 }, { x: 100, y: 40 });

test("a level curve leaves and arrives horizontally", () => {
  expect(curvePath(curve)).toBe("M0,0C50,0 50,40 100,40");
});

test("a point on the curve goes from the start through the middle to the end", () => {
  expect(pointOnCurve(curve, 0)).toEqual({ x: 0, y: 0 });
  expect(pointOnCurve(curve, 0.5)).toEqual({ x: 50, y: 20 });
  expect(pointOnCurve(curve, 1)).toEqual({ x: 100, y: 40 });
});
