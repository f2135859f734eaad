import { useMemo } from "react";
import type { ParallelAxis } from "../runs/axes";
import type { ComparedRun } from "../runs/rows";
import type { PaintedLines } from "./paintLines";

/** Where the axes stand, in CSS pixels. */
export interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines of all runs, in pixels. */
export function useLines(
  rows: readonly ComparedRun[],
  axes: readonly ParallelAxis[],
  { left, right, top, bottom }: Field,
) {
  return useMemo((): PaintedLines => {
    const x = axes.map((_, k) =>
      axes.length < 2 ? (left + right) / 2 : left + (k * (right - left)) / (axes.length - 1),
    );
    const lines = rows.map((row) =>
      Float64Array.from(axes, (axis) => bottom - axis.position(row) * (bottom - top)),
    );
    return { x, lines };
  }, [rows, axes, left, right, top, bottom]);
}
