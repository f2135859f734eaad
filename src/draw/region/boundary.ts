import { contours } from "d3";
import type { Bounds } from "../../engine/studies/region";
import { boxIn, type Viewport } from "../viewport";

/** What a line is drawn on: a canvas, a Path2D, or a test's list of strings. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** A line through a grid, in cells from its top left corner: x0, y0, x1, y1, … */
export type GridLine = readonly number[];

/** The least positive number of a map; the logarithm of a probability stays finite. */
const leastPositive = 2 ** -149;

/**
 * Where a class is level with the best of the others, as lines that end at the grid's edge. Between cells the
 * boundary is placed by the difference of the logarithms where all numbers are positive: it is nearly straight even
 * where probabilities jump from 0 to 1 within a cell.
 * @param maps [classes, rows, columns]
 */
export function boundaries(maps: Float32Array, classes: number, columns: number, rows: number): GridLine[] {
  // With two classes both have the same boundary.
  const drawn = classes === 2 ? 1 : classes;
  const cells = columns * rows;
  const logarithms = isPositive(maps, classes * cells);
  const ahead = new Array<number>(cells);
  const lines: GridLine[] = [];
  for (let k = 0; k < drawn; k++) {
    for (let cell = 0; cell < cells; cell++) {
      let other = -Infinity;
      for (let c = 0, at = cell; c < classes; c++, at += cells)
        if (c !== k && maps[at] > other) other = maps[at];
      const own = maps[k * cells + cell];
      ahead[cell] = logarithms
        ? Math.log(Math.max(own, leastPositive)) - Math.log(Math.max(other, leastPositive))
        : own - other;
    }
    lines.push(...contourLines(ahead, columns, rows, 0));
  }
  return lines;
}

/** The lines on which a map has a value. */
export function levelLines(maps: Float32Array, columns: number, rows: number, level: number): GridLine[] {
  return contourLines(Array.from(maps.subarray(0, columns * rows)), columns, rows, level);
}

/** Draws lines of a grid that shows one part of the plane into a view of another. */
export function drawLines(
  lines: readonly GridLine[],
  columns: number,
  rows: number,
  of: Bounds,
  view: Viewport,
  pen: Pen,
): void {
  const { x, y, width, height } = boxIn(of, view);
  const [sx, sy] = [width / columns, height / rows];
  for (const line of lines) {
    pen.moveTo(x + line[0] * sx, y + line[1] * sy);
    for (let k = 2; k < line.length; k += 2) pen.lineTo(x + line[k] * sx, y + line[k + 1] * sy);
  }
}

/** d3 closes its rings along the outside of the grid. What runs there is no boundary: only the rest of a ring is kept. */
function contourLines(values: number[], columns: number, rows: number, level: number): GridLine[] {
  const outside = ([x, y]: Vertex) => x === 0 || y === 0 || x === columns || y === rows;
  const { coordinates } = contours().size([columns, rows]).contour(values, level);
  return coordinates.flat().flatMap((ring) => {
    const start = ring.findIndex(outside);
    if (start < 0) return [ring.flat()];
    const open = ring.slice(0, -1);
    const turned = [...open.slice(start), ...open.slice(0, start)];
    const runs: Vertex[][] = [];
    turned.forEach((vertex, k) => {
      if (outside(vertex)) return;
      if (outside(turned[k - 1])) runs.push([]);
      runs[runs.length - 1].push(vertex);
    });
    return runs.map((run) => [
      ...onEdge(run[0], columns, rows),
      ...run.flat(),
      ...onEdge(run[run.length - 1], columns, rows),
    ]);
  });
}

/** x and y in cells, as d3 gives them. */
type Vertex = readonly number[];

/** A line ends in the middle of the outermost cell; from there it goes straight on to the edge. */
function onEdge([x, y]: Vertex, columns: number, rows: number): Vertex {
  if (x === 0.5) return [0, y];
  if (x === columns - 0.5) return [columns, y];
  return [x, y === 0.5 ? 0 : rows];
}

function isPositive(maps: Float32Array, count: number): boolean {
  for (let k = 0; k < count; k++) if (!(maps[k] >= 0)) return false;
  return true;
}
