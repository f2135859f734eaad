import { cellNumber, type Decimal, isMissing } from "./sheet/cells";
import type { SheetRow } from "./sheet/sheet";

/** So many rows are looked at. */
const lookedAt = 200;

/**
 * A first row names the columns where it has no number and a column below is one of numbers; or where all is text and no
 * cell of it comes again in its column.
 */
export function looksLikeHeader(rows: readonly SheetRow[], decimal: Decimal): boolean {
  const [first, ...others] = rows.slice(0, lookedAt);
  const isNumber = (cell: string | undefined) => cellNumber(cell ?? "", decimal) !== undefined;
  if (first.cells.some(isNumber)) return false;
  if (others.length === 0) return first.cells.every((cell) => !isMissing(cell));
  const named = [...first.cells.keys()].filter((column) => !isMissing(first.cells[column]));
  const belowIsNumber = (column: number) => {
    const known = others.filter(({ cells }) => !isMissing(cells[column] ?? ""));
    return known.length > 0 && known.filter(({ cells }) => isNumber(cells[column])).length > known.length / 2;
  };
  if (named.some(belowIsNumber)) return true;
  return (
    named.length > 1 &&
    named.every((column) => others.every(({ cells }) => cells[column] !== first.cells[column]))
  );
}

/** The columns' names, each once; `x1`, `x2` … where there are none. */
export function headerNames(cells: readonly string[] | undefined, width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const wanted = cells ? cells[column]?.trim() || `column ${column + 1}` : `x${column + 1}`;
    const name = taken.has(wanted) ? `${wanted} (column ${column + 1})` : wanted;
    taken.add(name);
    return name;
  });
}
