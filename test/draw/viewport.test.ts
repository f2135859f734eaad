import fc from "fast-check";
import { expect, test } from "vitest";
import { extentAround, moved, placeOf, toPixels, toPlane } from "../../src/draw/viewport";

const extent = { xMin: -2, xMax: 2, yMin: -1, yMax: 3 };
const view = { extent, width: 400, height: 200 };

test("up in the plane is up on the screen", () => {
  expect(toPixels(view, -2, 3)).toEqual({ x: 0, y: 0 });
  expect(toPixels(view, 2, -1)).toEqual({ x: 400, y: 200 });
});

test("there and back is the same place", () => {
  const length = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(length, length, (x, y) => {
      const back = toPlane(view, toPixels(view, x, y));
      expect(back.x).toBeCloseTo(x, 9);
      expect(back.y).toBeCloseTo(y, 9);
    }),
  );
});

test("what is scaled and moved on the screen is where the new view shows it", () => {
  const transform = { k: 2.5, x: -130, y: 40 };
  const before = toPixels(view, 0.3, 1.1);
  const after = toPixels(moved(view, transform), 0.3, 1.1);
  expect(after.x).toBeCloseTo(before.x * 2.5 - 130, 9);
  expect(after.y).toBeCloseTo(before.y * 2.5 + 40, 9);
});

test("an older picture keeps its place in a view that has moved on", () => {
  expect(placeOf(extent, view)).toEqual({ x: 0, y: 0, width: 400, height: 200 });
  const half = { ...view, extent: { xMin: -2, xMax: 0, yMin: 1, yMax: 3 } };
  expect(placeOf(extent, half)).toEqual({ x: 0, y: 0, width: 800, height: 400 });
});

test("the plane around points is a square with room", () => {
  expect(extentAround([0, 9, 1, 2, 9, 2], 3, [0, 2], 0.5)).toEqual({
    xMin: -0.5,
    xMax: 2.5,
    yMin: 0,
    yMax: 3,
  });
});

test("no points, or one, still have a plane around them", () => {
  expect(extentAround([], 2, [0, 1])).toEqual({ xMin: -1, xMax: 1, yMin: -1, yMax: 1 });
  expect(extentAround([4, 5], 2, [0, 1], 0)).toEqual({ xMin: 3, xMax: 5, yMin: 4, yMax: 6 });
});
