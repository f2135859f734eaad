import type { Point } from "../box";
import { type Curve, pointOnCurve } from "./curve";

/** How many points of a curve are compared. */
const samples = 24;
/** Side of the squares in which points are looked up. */
const cell = 12;

interface EdgeCurve {
  readonly curve: Curve;
}

type Squares<Of> = ReadonlyMap<string, { readonly edge: Of; readonly at: Point }[]>;

/** The squares through which edges run, with the points of the edges in each; they depend on the layout alone. */
const known = new WeakMap<readonly EdgeCurve[], Squares<EdgeCurve>>();

/** The edge that comes closest to a point, within a distance of at most 12 pixels; nothing where none is as near. */
export function nearestEdge<Of extends EdgeCurve>(
  edges: readonly Of[],
  { x, y }: Point,
  within: number,
): Of | undefined {
  const squares = (known.get(edges) as Squares<Of> | undefined) ?? squaresOf(edges);
  known.set(edges, squares);
  let nearest: Of | undefined;
  let least = within * within;
  const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
  for (let r = row - 1; r <= row + 1; r++) {
    for (let c = column - 1; c <= column + 1; c++) {
      for (const { edge, at } of squares.get(`${c} ${r}`) ?? []) {
        const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
        if (distance > least) continue;
        least = distance;
        nearest = edge;
      }
    }
  }
  return nearest;
}

function squaresOf<Of extends EdgeCurve>(edges: readonly Of[]): Squares<Of> {
  const squares = new Map<string, { edge: Of; at: Point }[]>();
  for (const edge of edges) {
    for (let k = 0; k <= samples; k++) {
      const at = pointOnCurve(edge.curve, k / samples);
      const key = `${Math.floor(at.x / cell)} ${Math.floor(at.y / cell)}`;
      const square = squares.get(key);
      if (square) square.push({ edge, at });
      else squares.set(key, [{ edge, at }]);
    }
  }
  return squares;
}
