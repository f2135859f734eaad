import { contours } from "d3";
import type { Axis, Extent } from "./axis";

/** The part of a map where its values are at least `value`; its outline is a contour line. */
export interface ContourArea {
  readonly value: number;
  /** The `d` of an SVG path. */
  readonly path: string;
}

/**
 * The areas above each threshold, lowest first: painted one over the other they give the map.
 * @param values [size × size], row by row, each in the middle of its cell; what isn't finite lies below everything
 * @param windows the values of the two axes that the map spans, along a row and from row to row
 */
export function contourAreas(
  values: Float64Array,
  size: number,
  thresholds: readonly number[],
  windows: readonly [Extent, Extent],
  x: Axis,
  y: Axis,
): ContourArea[] {
  const position = ([column, row]: readonly number[]) =>
    `${round(x.position(at(windows[0], column / size)))},${round(y.position(at(windows[1], row / size)))}`;
  const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : Number.NaN));
  return contours()
    .size([size, size])
    .thresholds([...thresholds])(finite)
    .map(({ value, coordinates }) => ({
      value,
      path: coordinates
        .flatMap((polygon) => polygon.map((ring) => `M${ring.map(position).join("L")}Z`))
        .join(""),
    }));
}

/** Levels that lie close together near the lowest value, where a valley would otherwise be flat. */
export function contourLevels([low, high]: Extent, count: number): number[] {
  return Array.from({ length: count }, (_, k) => low + (high - low) * (k / count) ** 2);
}

const at = ([from, to]: Extent, share: number) => from + share * (to - from);

const round = (length: number) => Math.round(length * 10) / 10;
