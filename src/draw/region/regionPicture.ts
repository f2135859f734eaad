import type { Rgb } from "../rgb";
import { boundaries, type GridLine, levelLines } from "./boundary";
import {
  type ClassTable,
  classTable,
  type DivergingTable,
  divergingTable,
  paintClasses,
  paintDiverging,
  paintShare,
} from "./regionPixels";

/** What a network's outputs mean for the picture. */
export type RegionReading =
  /** A probability for each class; the largest wins. One output alone is that of the second class of two. */
  | { readonly kind: "classes" }
  /** A number of its own: full colour `reach` away from the middle. */
  | { readonly kind: "value"; readonly middle: number; readonly reach: number }
  /** How sure one class is, from `low` to `high`, in its colour. */
  | { readonly kind: "class"; readonly index: number; readonly low: number; readonly high: number };

/** Outputs over a part of the plane: [outputs, rows, columns], the first row at its top. */
export interface OutputGrid {
  readonly columns: number;
  readonly rows: number;
  readonly outputs: number;
  readonly values: Float32Array;
}

export interface RegionColours {
  readonly paper: Rgb;
  readonly classes: readonly Rgb[];
  readonly negative: Rgb;
  readonly positive: Rgb;
  /** For what is NaN. */
  readonly unknown: Rgb;
}

/** Whether a colour tells how far ahead the winning class is, or the class alone. */
export type Shading = "probability" | "class";

export interface RegionTables {
  readonly classes: ClassTable;
  readonly values: DivergingTable;
}

export function regionTables(colours: RegionColours, shading: Shading): RegionTables {
  const { paper, classes, negative, positive, unknown } = colours;
  return {
    classes: classTable(paper, classes, unknown, shading),
    values: divergingTable(paper, negative, positive, unknown),
  };
}

/** A network with one output for two classes, seen as one with an output for each. */
export function withBothClasses(grid: OutputGrid): OutputGrid {
  if (grid.outputs > 1) return grid;
  const cells = grid.values.length;
  const values = new Float32Array(2 * cells);
  for (let cell = 0; cell < cells; cell++) values[cell] = 1 - grid.values[cell];
  values.set(grid.values, cells);
  return { ...grid, outputs: 2, values };
}

/** Overwrites `into`, a pixel for each cell. */
export function paintGrid(
  grid: OutputGrid,
  reading: RegionReading,
  tables: RegionTables,
  into: Uint32Array,
): void {
  switch (reading.kind) {
    case "classes": {
      const { values, outputs } = withBothClasses(grid);
      paintClasses(values, outputs, tables.classes, into);
      break;
    }
    case "value":
      paintDiverging(grid.values, 0, reading.middle, reading.reach, tables.values, into);
      break;
    case "class":
      paintShare(grid.values, reading, reading.index, tables.classes, into);
  }
}

/** The lines that part the classes; of a number of its own, the line of its middle. */
export function boundaryLines(grid: OutputGrid, reading: RegionReading): GridLine[] {
  const { columns, rows } = grid;
  switch (reading.kind) {
    case "classes": {
      const { values, outputs } = withBothClasses(grid);
      return boundaries(values, outputs, columns, rows);
    }
    case "value":
      return levelLines(grid.values, columns, rows, reading.middle);
    case "class":
      return levelLines(grid.values, columns, rows, (reading.low + reading.high) / 2);
  }
}
