import type { OutlinedValue } from "../../engine/graph/outline";
import type { Shape } from "../../engine/shape";

/** How a value is drawn: one number on a wire, an array's numbers in a grid, or as colours where they are too many. */
export type ValueForm = "number" | "grid" | "map";

export interface ValueSize {
  readonly form: ValueForm;
  readonly width: number;
  readonly height: number;
  /** As a grid or a map has them: a list stands upright, and of more than two axes all but the last go down. */
  readonly rows: number;
  readonly columns: number;
}

/** Of one number with its gradient below it. */
export const cell = { width: 58, height: 30, heightAlone: 18 } as const;
const padding = 5;
/** Above a box stands its name, below it its shape. */
export const nameHeight = 20;
/** From a box up to the middle of its name: half a line, and a gap, so that a y ends above the frame, a thick one too. */
export const nameRise = 11;
/** How wide a name is in its own face: its letters are so wide on the average, and a little less; m and w are wider. */
export const nameWidth = ({ label = "" }: OutlinedValue): number =>
  label.length * 7.6 + (label.match(/[mwMW]/g)?.length ?? 0) * 3.6;
export const shapeHeight = 13;
/** On both sides of a name, for the sign of a verdict behind it. */
const signRoom = 20;
/** How wide text of the size of gradients is. */
export const smallTextWidth = (text: string): number => text.length * 6.2;
/** The shortest that stands below a wrong gradient: one number, and that there are more. */
const claimedRoom = { number: smallTextWidth("yours −1.23e−5"), more: smallTextWidth("yours −1.23e−5, …") };
const mostCells = 40;
const mostRows = 10;
const mostColumns = 8;
/** Of a map, in pixels. */
const largestMap = { width: 150, height: 110 } as const;

export function rowsAndColumns(shape: Shape): { readonly rows: number; readonly columns: number } {
  if (shape.length === 0) return { rows: 1, columns: 1 };
  if (shape.length === 1) return { rows: shape[0], columns: 1 };
  const columns = shape[shape.length - 1];
  return { rows: shape.slice(0, -1).reduce((product, length) => product * length, 1), columns };
}

/** How much room a value takes, without its name. */
export function valueSize({ shape, isConstant }: OutlinedValue): ValueSize {
  const { rows, columns } = rowsAndColumns(shape);
  const cellHeight = isConstant ? cell.heightAlone : cell.height;
  if (shape.length === 0)
    return { form: "number", width: cell.width + 10, height: cell.height + 4, rows, columns };
  if (rows * columns <= mostCells && rows <= mostRows && columns <= mostColumns)
    return {
      form: "grid",
      width: Math.max(1, columns) * cell.width + 2 * padding,
      height: Math.max(1, rows) * cellHeight + 2 * padding,
      rows,
      columns,
    };
  // Values beside gradients.
  const pixel = Math.min(largestMap.width / columns, largestMap.height / rows, 14);
  const maps = isConstant ? 1 : 2;
  return {
    form: "map",
    width: Math.max(20, pixel * columns) * maps + padding * (maps + 1),
    height: Math.max(12, pixel * rows) + 2 * padding,
    rows,
    columns,
  };
}

/**
 * How wide all is that is written at a value: its box, its name and, where there are verdicts, the sign behind the name and
 * what a wrong gradient was instead.
 * @param judged names of the values beside which a verdict stands; other names get their room for the sign too, since the
 * verdict may move to a line before it
 */
export function roomOf(
  value: OutlinedValue,
  { width, form }: ValueSize,
  judged: ReadonlySet<string>,
): number {
  const isNamed = value.label !== undefined && !value.isConstant;
  return Math.max(
    width,
    nameWidth(value) + (isNamed && judged.size > 0 ? 2 * signRoom : 0),
    !judged.has(value.name) ? 0 : form === "number" ? claimedRoom.number : claimedRoom.more,
  );
}

/** The middle of a number's cell, from the upper left corner of its box. @param k counts along the rows */
export function cellAt({ form, columns }: ValueSize, k: number, isConstant = false) {
  if (form === "number") return { x: cell.width / 2 + 5, y: cell.height / 2 + 2 };
  const height = isConstant ? cell.heightAlone : cell.height;
  return {
    x: padding + ((k % columns) + 0.5) * cell.width,
    y: padding + (Math.floor(k / columns) + 0.5) * height,
  };
}

/** Where a map of a value's numbers, or of their gradients, stands in its box. */
export function mapAt({ width, height }: ValueSize, which: 0 | 1, isConstant = false) {
  const maps = isConstant ? 1 : 2;
  const own = (width - padding * (maps + 1)) / maps;
  return { x: padding + which * (own + padding), y: padding, width: own, height: height - 2 * padding };
}
