import { type NumberRow, rowPerNumber } from "../../../engine/names/quantityRows";
import type { Numbers } from "../../../store/work/numbers";

export { rowPerNumber };

/** A line with its numbers as far as they are known. */
export interface KnownRow extends NumberRow {
  readonly value: number;
  readonly slope: number | undefined;
  readonly after: number | undefined;
}

/** The rows that have a number after a step. */
export function knownRows(rows: readonly NumberRow[], numbers: Numbers, step: number): KnownRow[] {
  const at = (name: string | undefined) => (name === undefined ? undefined : numbers.at(name, step));
  return rows.flatMap((row) => {
    const value = at(row.name);
    return value === undefined ? [] : [{ ...row, value, slope: at(row.gradient), after: at(row.updated) }];
  });
}

export type Order = "pass" | "value" | "gradient";

/** By the order of the pass, or by size with the largest first; what has no number goes last. */
export function ordered(rows: readonly KnownRow[], order: Order): readonly KnownRow[] {
  if (order === "pass") return rows;
  const size = ({ value, slope }: KnownRow) => Math.abs((order === "value" ? value : slope) ?? -1);
  const key = (row: KnownRow) => (order === "gradient" && row.slope === undefined ? -1 : size(row));
  return [...rows].sort((a, b) => key(b) - key(a));
}
