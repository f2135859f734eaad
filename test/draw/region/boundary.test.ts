import { expect, test } from "vitest";
import { boundaries, drawLines, levelLines } from "../../../src/draw/region/boundary";

const columns = 8;
const rows = 6;

/** A map by the middle of each cell, in cells from the top left corner. */
function grid(f: (x: number, y: number) => number): number[] {
  return Array.from({ length: columns * rows }, (_, cell) =>
    f((cell % columns) + 0.5, Math.floor(cell / columns) + 0.5),
  );
}

const twoClasses = (logit: (x: number, y: number) => number) => {
  const second = grid((x, y) => 1 / (1 + Math.exp(-logit(x, y))));
  return Float32Array.from([...second.map((p) => 1 - p), ...second]);
};

test("the boundary of two classes is where both have probability one half, from edge to edge", () => {
  const [line, ...others] = boundaries(
    twoClasses((x) => x - 3.2),
    2,
    columns,
    rows,
  );
  expect(others).toEqual([]);
  const ys: number[] = [];
  for (let k = 0; k < line.length; k += 2) {
    expect(line[k]).toBeCloseTo(3.2, 5);
    ys.push(line[k + 1]);
  }
  expect(Math.min(...ys)).toBe(0);
  expect(Math.max(...ys)).toBe(rows);
});

test("it stays straight where the probabilities jump from 0 to 1 within a cell", () => {
  const [line] = boundaries(
    twoClasses((x, y) => 30 * (x + 0.25 * y - 4)),
    2,
    columns,
    rows,
  );
  for (let k = 2; k < line.length - 2; k += 2) expect(line[k] + 0.25 * line[k + 1]).toBeCloseTo(4, 1);
});

test("a boundary within the grid is one closed ring", () => {
  const [ring, ...others] = boundaries(
    twoClasses((x, y) => 4 - (x - 4) ** 2 - (y - 3) ** 2),
    2,
    columns,
    rows,
  );
  expect(others).toEqual([]);
  expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
});

test("each of several classes has its boundary, and one that never wins has none", () => {
  const maps = Float32Array.from([...grid((x) => -x), ...grid((x) => x - 6), ...grid(() => -9)]);
  const lines = boundaries(maps, 3, columns, rows);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line[0]).toBeCloseTo(3, 5);
});

test("where one class wins everywhere, or nothing is a number, there is no boundary", () => {
  expect(
    boundaries(
      twoClasses(() => 2),
      2,
      columns,
      rows,
    ),
  ).toEqual([]);
  expect(boundaries(new Float32Array(2 * columns * rows).fill(Number.NaN), 2, columns, rows)).toEqual([]);
});

test("a line is drawn where the grid's extent lies in the view", () => {
  const drawn: string[] = [];
  const pen = {
    moveTo: (x: number, y: number) => void drawn.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => void drawn.push(`L${x},${y}`),
  };
  const of = [0, 8, 0, 6] as const;
  drawLines([[0, 0, 8, 6]], columns, rows, of, { bounds: [0, 16, 0, 6], width: 160, height: 60 }, pen);
  expect(drawn).toEqual(["M0,0", "L80,60"]);
});

test("a map's level is followed too", () => {
  const [line] = levelLines(Float32Array.from(grid((_x, y) => 2 * y)), columns, rows, 5);
  expect(line[1]).toBeCloseTo(2.5, 5);
});
