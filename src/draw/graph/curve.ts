import type { Point } from "../box";

/** A cubic Bézier curve: its two ends and the two points that pull it. */
export type Curve = readonly [Point, Point, Point, Point];

/** A curve that leaves and arrives level. */
export function levelCurve(from: Point, to: Point): Curve {
  const middle = (from.x + to.x) / 2;
  return [from, { x: middle, y: from.y }, { x: middle, y: to.y }, to];
}

/** @param t 0 at the start, 1 at the end */
export function pointOnCurve([p, q, r, s]: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * p.x + b * q.x + c * r.x + d * s.x, y: a * p.y + b * q.y + c * r.y + d * s.y };
}

/** The `d` of an SVG path. */
export function curvePath([p, q, r, s]: Curve): string {
  return `M${pair(p)}C${pair(q)} ${pair(r)} ${pair(s)}`;
}

const pair = ({ x, y }: Point) => `${round(x)},${round(y)}`;

const round = (length: number) => Math.round(length * 100) / 100;
