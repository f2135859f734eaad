import { type Box, boxAround, type Point } from "../../../../draw/box";
import { nearestFree } from "../../../../draw/graph/placeLabels";

/** A text of a plot that belongs to a place in it. */
export interface PlotText {
  /** Of each way to write it in pixels, the best first. */
  readonly widths: readonly number[];
  readonly height: number;
  readonly at: Point;
}

/** Which way it is written, and where. */
export interface FreeText {
  readonly box: Box;
  readonly way: number;
}

/** Farther away, in pixels, a text would seem to belong to something else. */
const near = 60;

/** Half of what a line and a little air beside it take, in pixels. */
const reach = 3;

/**
 * Where texts stand in a plot so that neither its curves nor one another run through them: each as near to its place as it
 * can, the first first. Without room near by it is written in the next way, and where there is none for any, it is left out.
 * @param curves points in pixels from one end to the other; a curve breaks off where a coordinate isn't finite
 */
export function freeTexts(
  texts: readonly PlotText[],
  curves: readonly (readonly Point[])[],
  bounds: Box,
): readonly (FreeText | undefined)[] {
  const taken = curves.flatMap(boxesAlong);
  return texts.map(({ widths, height, at }) => {
    for (const [way, width] of widths.entries()) {
      const box = nearestFree({ width, height, positions: [at] }, taken, bounds, near);
      if (!box) continue;
      taken.push(box);
      return { box, way };
    }
    return undefined;
  });
}

/** Small boxes that cover a curve. A point beside which it breaks off has a mark all the same. */
function boxesAlong(points: readonly Point[]): Box[] {
  return points.flatMap((to, k) => {
    const from = points[k - 1] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const steps = Number.isFinite(length) ? Math.ceil(length / reach) : 0;
    const between = Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    }));
    return [to, ...between]
      .filter(({ x, y }) => Number.isFinite(x + y))
      .map((point) => boxAround(point, 2 * reach, 2 * reach));
  });
}
