import { cellNumber, type Decimal, isMissing } from "./sheet/cells";
import type { SheetRow } from "./sheet/sheet";

/** What the cells of a column are. */
export interface CellColumn {
  readonly name: string;
  /** As the first row has it; empty where it has none. */
  readonly given: string;
  /** How many cells are numbers, other words, or missing. */
  readonly numbers: number;
  readonly words: number;
  readonly missing: number;
  /** Whether it counts as one of numbers: most of it is, and the words aren't a few that come again and again. */
  readonly isNumeric: boolean;
  readonly isWhole: boolean;
  /** Whether each number is one more than that before. */
  readonly counts: boolean;
  /** Of its numbers; NaN where there are none. */
  readonly minimum: number;
  readonly maximum: number;
  /** The different cells in the order in which they come, as numbers where all are; at most `mostDistinct`. */
  readonly distinct: readonly string[];
}

/** Of a column's cells; where there are more it isn't looked further. */
export const mostDistinct = 300;

/** A text with more different words becomes no input: each would be one. */
export const mostCategories = 12;

export function tableColumn(
  rows: readonly SheetRow[],
  index: number,
  { name, given, decimal }: { readonly name: string; readonly given: string; readonly decimal: Decimal },
): CellColumn {
  let [numbers, words, missing] = [0, 0, 0];
  let [minimum, maximum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isWhole = true;
  let counts = true;
  let last = Number.NaN;
  const distinct = new Set<string>();
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (isMissing(cell)) {
      missing += 1;
      counts = false;
      continue;
    }
    const value = cellNumber(cell, decimal);
    if (distinct.size < mostDistinct) distinct.add(value === undefined ? cell : String(value));
    if (value === undefined) {
      words += 1;
      continue;
    }
    counts &&= numbers === 0 || value === last + 1;
    last = value;
    numbers += 1;
    isWhole &&= Number.isInteger(value);
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  const told = [...distinct];
  const different = told.filter((word) => cellNumber(word, ".") === undefined).length;
  const areCategories = words > 2 && words >= 3 * different && told.length <= mostCategories;
  const isNumeric = numbers > words && !areCategories;
  return {
    name,
    given,
    numbers,
    words,
    missing,
    isNumeric,
    isWhole: isNumeric && isWhole,
    counts: isNumeric && words === 0 && counts,
    minimum: numbers > 0 ? minimum : Number.NaN,
    maximum: numbers > 0 ? maximum : Number.NaN,
    distinct: told,
  };
}

/** Whether each row has a 1 in exactly one of these columns, and 0 in the others. */
export function areOneHot(rows: readonly SheetRow[], indices: readonly number[], decimal: Decimal): boolean {
  return (
    rows.length > 0 &&
    rows.every(({ cells }) => {
      const values = indices.map((index) => cellNumber(cells[index] ?? "", decimal));
      return (
        values.every((value) => value === 0 || value === 1) &&
        values.filter((value) => value === 1).length === 1
      );
    })
  );
}
