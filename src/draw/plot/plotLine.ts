import { line } from "d3";
import type { Axis } from "./axis";

/** A curve through points as the `d` of an SVG path; it breaks off where a number isn't finite. */
export function plotLine(xs: ArrayLike<number>, ys: ArrayLike<number>, x: Axis, y: Axis): string {
  const points = Array.from(xs, (value, k): [number, number] => [x.position(value), y.position(ys[k])]);
  const path = line<[number, number]>()
    .defined((point) => point.every(Number.isFinite))
    .digits(2);
  return path(points) ?? "";
}

/** Adds a line through points in pixels to a canvas' path; it breaks off where a height is NaN. */
export function traceLine(context: CanvasPath, xs: ArrayLike<number>, ys: ArrayLike<number>): void {
  line<number>()
    .defined((y) => !Number.isNaN(y))
    .x((_, k) => xs[k])
    .y((y) => y)
    .context(context as CanvasRenderingContext2D)(ys as number[]);
}

/** The arrow from one place to another in pixels: its shaft and the two barbs at its tip. */
export function arrowPath(from: readonly [number, number], to: readonly [number, number], barb = 7): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (!(length > 0)) return "";
  const size = Math.min(barb, length / 2) / length;
  const side = (turn: number) => {
    const [bx, by] = [-dx * size, -dy * size];
    return `${round(to[0] + bx - turn * by * 0.6)},${round(to[1] + by + turn * bx * 0.6)}`;
  };
  const tip = `${round(to[0])},${round(to[1])}`;
  return `M${round(from[0])},${round(from[1])}L${tip}M${side(1)}L${tip}L${side(-1)}`;
}

const round = (length: number) => Math.round(length * 100) / 100;
