import { toPixels, type Viewport } from "../viewport";
import { circle, type PointShape, type ShapePen, squareShape, triangleShape } from "./pointShapes";

/** Points in the plane: where, of what colour, and which part of the data they belong to. */
export interface Points {
  readonly count: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The index of each one's colour in a list. */
  readonly colours: Uint8Array;
  /** 0 train, 1 validation, 2 test: each has a shape. */
  readonly parts: Uint8Array;
}

/** The shapes of the three parts of the data, in their order. */
export const partShapes: readonly PointShape[] = [circle, triangleShape, squareShape];

/** How large points are drawn, in pixels: smaller where there are many. */
export function pointSize(count: number): number {
  return count <= 400 ? 3.4 : count <= 3000 ? 2.8 : count <= 20_000 ? 1.8 : 1.2;
}

/** One pen for each colour and part that occurs, to be filled and outlined at once. Points outside the view are left out. */
export function drawPoints<Pen extends ShapePen>(
  points: Points,
  view: Viewport,
  newPen: () => Pen,
): { readonly colour: number; readonly pen: Pen }[] {
  const pens = new Map<number, Pen>();
  const size = pointSize(points.count);
  eachInView(points, view, size, (n, x, y) => {
    const key = points.colours[n] * partShapes.length + points.parts[n];
    let pen = pens.get(key);
    if (!pen) {
      pen = newPen();
      pens.set(key, pen);
    }
    partShapes[points.parts[n]](pen, x, y, size);
  });
  return [...pens].map(([key, pen]) => ({ colour: Math.floor(key / partShapes.length), pen }));
}

/** How far from its point a ring is drawn, in pixels. */
export const ringSize = (count: number) => 2.2 * pointSize(count);

/** A ring around each point that is flagged. */
export function drawRings(points: Points, flags: Uint8Array, view: Viewport, pen: ShapePen): void {
  const size = ringSize(points.count);
  eachInView(points, view, size, (n, x, y) => {
    if (flags[n]) circle(pen, x, y, size);
  });
}

/** The points that can be seen, in their order, and where they are, in pixels. */
export function eachInView(
  points: Points,
  view: Viewport,
  margin: number,
  take: (n: number, x: number, y: number) => void,
): void {
  for (let n = 0; n < points.count; n++) {
    const { x, y } = toPixels(view, points.xs[n], points.ys[n]);
    if (!outside(x, y, view, margin)) take(n, x, y);
  }
}

/** The index of the point that is drawn nearest to a spot, none where all are further away than `reach` pixels. */
export function nearestPoint(
  points: Points,
  view: Viewport,
  spot: { readonly x: number; readonly y: number },
  reach: number,
): number | undefined {
  let nearest: number | undefined;
  let least = reach * reach;
  for (let n = 0; n < points.count; n++) {
    const { x, y } = toPixels(view, points.xs[n], points.ys[n]);
    const square = (x - spot.x) ** 2 + (y - spot.y) ** 2;
    if (square <= least) {
      least = square;
      nearest = n;
    }
  }
  return nearest;
}

const outside = (x: number, y: number, { width, height }: Viewport, margin: number) =>
  !(x >= -margin && y >= -margin && x <= width + margin && y <= height + margin);
