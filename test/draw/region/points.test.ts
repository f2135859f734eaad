import { expect, test } from "vitest";
import { drawPoints, drawRings, nearestPoint, type Points } from "../../../src/draw/region/points";

const view = { bounds: [0, 10, 0, 10], width: 100, height: 100 } as const;

/** One train point of each class and a validation point, and one outside the view. */
const points: Points = {
  count: 4,
  xs: Float64Array.from([1, 5, 5, 30]),
  ys: Float64Array.from([1, 5, 9, 5]),
  colours: Uint8Array.from([0, 1, 1, 0]),
  parts: Uint8Array.from([0, 0, 1, 2]),
};

class Path {
  readonly drawn: string[] = [];
  moveTo() {}
  lineTo(x: number, y: number) {
    this.drawn.push(`line ${Math.round(x)},${Math.round(y)}`);
  }
  arc(x: number, y: number) {
    this.drawn.push(`circle ${x},${y}`);
  }
  rect(x: number, y: number) {
    this.drawn.push(`square ${x},${y}`);
  }
  closePath() {
    this.drawn.push("closed");
  }
}

test("each part of the data has its shape, each class its colour, and what is outside isn't drawn", () => {
  const groups = drawPoints(points, view, () => new Path());
  expect(groups.map(({ colour, pen }) => [colour, pen.drawn[0], pen.drawn.at(-1)])).toEqual([
    [0, "circle 10,90", "circle 10,90"],
    [1, "circle 50,50", "circle 50,50"],
    [1, "line 54,14", "closed"],
  ]);
});

test("flagged points get a ring", () => {
  const pen = new Path();
  drawRings(points, Uint8Array.from([0, 1, 0, 1]), view, pen);
  expect(pen.drawn).toEqual(["circle 50,50"]);
});

test("the nearest point within reach is found, and none beyond", () => {
  expect(nearestPoint(points, view, { x: 53, y: 47 }, 10)).toBe(1);
  expect(nearestPoint(points, view, { x: 30, y: 30 }, 10)).toBeUndefined();
});
