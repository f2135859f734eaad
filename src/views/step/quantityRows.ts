import { nameOf, parseQuantity, type Quantity } from "../../engine/network/quantity";
import type { Numbers } from "../../store/numbers";

/** A line of the table: a number of the network, its gradient and what the update makes of it. */
export interface Row {
  readonly name: string;
  readonly gradient?: string;
  readonly updated?: string;
}

/** A line with its numbers as far as they are known. */
export interface KnownRow extends Row {
  readonly value: number;
  readonly slope: number | undefined;
  readonly after: number | undefined;
}

/** One row for each number of the network; slots, shares and the penalty's parts have rows of their own. */
export function rowsOf({ names }: Numbers): Row[] {
  const present = new Set(names);
  const partner = (quantity: Quantity) => (present.has(nameOf(quantity)) ? nameOf(quantity) : undefined);
  return names.flatMap((name): Row[] => {
    const quantity = parseQuantity(name);
    if (!quantity) return [];
    const { of } = quantity;
    if (quantity.kind === "plain") {
      const gradient = partner({ kind: "gradient", from: "L", of });
      const updated = partner({ kind: "updated", of });
      return [{ name, ...(gradient && { gradient }), ...(updated && { updated }) }];
    }
    const hasRow =
      quantity.kind === "updated" ||
      (quantity.kind === "gradient" && quantity.from === "L" && present.has(nameOf({ kind: "plain", of })));
    return hasRow ? [] : [{ name }];
  });
}

/** The rows that have a number after a step. */
export function knownRows(rows: readonly Row[], numbers: Numbers, step: number): KnownRow[] {
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
