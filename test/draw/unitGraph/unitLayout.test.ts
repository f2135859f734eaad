import { describe, expect, it } from "vitest";
import { unitLayout } from "../../../src/draw/unitGraph/unitLayout";

const room = { width: 276, height: 480, top: 36, bottom: 4, largest: 44, caption: 15 };
const laidOut = (inputs: number, ...units: number[]) =>
  unitLayout(
    inputs,
    units.map((count) => ({ units: count })),
    room,
  );

describe("a network as maps", () => {
  it.each([
    [2, [8, 2]],
    [2, [8, 8, 2]],
    [5, [64, 2]],
    [1, [1]],
    [2, [24, 24, 24, 24, 5]],
    [60, [300, 10]],
  ])("lies in its rectangle, and no map lies on another: %i-%o", (inputs, units) => {
    const { positions, width, height } = laidOut(inputs, ...units);
    for (const { x, y, side } of positions) {
      expect(side).toBeGreaterThanOrEqual(9);
      expect([x >= 0, y >= 0, x + side <= width + 0.5, y + side <= height]).toEqual([true, true, true, true]);
    }
    for (const [k, one] of positions.entries())
      for (const other of positions.slice(k + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= Math.min(one.side, other.side) ||
          Math.abs(one.y - other.y) >= Math.min(one.side, other.side);
        expect(apart).toBe(true);
      }
  });

  it("shows all units as long as there is room, and counts those for which there is none", () => {
    const left = (...sizes: [number, ...number[]]) => laidOut(...sizes).columns.map((column) => column.left);
    expect(left(2, 64, 2)).toEqual([0, 0, 0]);
    const many = laidOut(2, 1000, 2);
    expect(many.columns[1].left).toBeGreaterThan(0);
    expect(many.positions.filter(({ layer }) => layer === 1)).toHaveLength(1000 - many.columns[1].left);
  });

  it("has an edge for each weight between maps, from the one's right to the other's left", () => {
    const { edges, positions } = laidOut(2, 3, 2);
    expect(edges.map(({ layer, to, from }) => `W${layer}[${to},${from}]`)).toEqual([
      ...["W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "W1[3,1]", "W1[3,2]"],
      ...["W2[1,1]", "W2[1,2]", "W2[1,3]", "W2[2,1]", "W2[2,2]", "W2[2,3]"],
    ]);
    const [first] = edges;
    const [x1, , unit] = positions;
    expect(first.curve[0]).toEqual({ x: x1.x + x1.side, y: x1.y + x1.side / 2 });
    expect(first.curve[3]).toEqual({ x: unit.x, y: unit.y + unit.side / 2 });
  });
});
