import { describe, expect, it } from "vitest";
import { linearAxis } from "../../../src/draw/plot/axis";
import { contourAreas, contourLevels } from "../../../src/draw/plot/contours";
import { arrowPath, plotLine } from "../../../src/draw/plot/plotLine";

describe("a line", () => {
  const axis = linearAxis([0, 10], [0, 100], 2);

  it("breaks off where a number isn't finite", () => {
    expect(plotLine([0, 1, 2, 3, 4], [0, 1, Number.NaN, 3, 4], axis, axis)).toBe("M0,0L10,10M30,30L40,40");
  });

  it("ends in an arrow's tip; without a length there is none", () => {
    expect(arrowPath([0, 0], [100, 0])).toBe("M0,0L100,0M93,-4.2L100,0L93,4.2");
    expect(arrowPath([5, 5], [5, 5])).toBe("");
  });
});

describe("contours", () => {
  const size = 20;
  const bowl = Float64Array.from({ length: size * size }, (_, k) => {
    const [x, y] = [(k % size) + 0.5 - 10, Math.floor(k / size) + 0.5 - 10];
    return x * x + y * y;
  });
  const windows = [
    [-1, 1],
    [-1, 1],
  ] as const;
  const x = linearAxis([-1, 1], [0, 200], 4);
  const y = linearAxis([-1, 1], [200, 0], 4);
  const points = (path: string) =>
    [...path.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, px, py]) => [Number(px), Number(py)]);

  it("follow the values: of a bowl they are circles", () => {
    const [area] = contourAreas(bowl, size, [25], windows, x, y);
    const [outer, inner] = area.path.split("Z");
    const circle = [outer, inner].map(points).find((ring) => ring.every(([px]) => px > 20 && px < 180)) ?? [];
    expect(circle.length).toBeGreaterThan(12);
    for (const [px, py] of circle) expect(Math.hypot(px - 100, py - 100)).toBeCloseTo(50, -1);
  });

  it("lie with the second axis upward", () => {
    const rising = bowl.map((_, k) => Math.floor(k / size));
    const [area] = contourAreas(rising, size, [15], windows, x, y);
    expect(Math.max(...points(area.path).map(([, py]) => py))).toBeLessThan(60);
  });

  it("leave out what isn't finite", () => {
    const holed = bowl.map((value, k) => (k % size < 10 ? Number.NaN : value));
    const [area] = contourAreas(holed, size, [0], windows, x, y);
    expect(Math.min(...points(area.path).map(([px]) => px))).toBeGreaterThan(85);
    expect(area.path).not.toContain("NaN");
  });

  it("come closer together toward the lowest value", () => {
    expect(contourLevels([1, 5], 2)).toEqual([1, 2]);
    const levels = contourLevels([0, 1], 10);
    expect(levels[0]).toBe(0);
    expect(levels[2] - levels[1]).toBeLessThan(levels[9] - levels[8]);
  });
});
