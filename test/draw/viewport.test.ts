import { expect, test } from "vitest";
import { boxIn, fitBounds, moved, toPixels, toPlane } from "../../src/draw/viewport";
import fc from "../fastCheck";

const bounds = [-2, 2, -1, 3] as const;
const view = { bounds, width: 400, height: 200 };

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
  expect(boxIn(bounds, view)).toEqual({ x: 0, y: 0, width: 400, height: 200 });
  const half = { ...view, bounds: [-2, 0, 1, 3] as const };
  expect(boxIn(bounds, half)).toEqual({ x: 0, y: 0, width: 800, height: 400 });
});

test("what is fitted into a view keeps its proportions and its middle", () => {
  expect(fitBounds([0, 2, 0, 2], 200, 100).bounds).toEqual([-1, 3, 0, 2]);
  expect(fitBounds([0, 4, 1, 2], 100, 100).bounds).toEqual([0, 4, -0.5, 3.5]);
});
