import type { Decimal } from "./cells";

/** What a column is taken for. */
export type ColumnUse = (typeof columnUses)[number];

/** In the order of the menus. */
export const columnUses = ["input", "category", "label", "target", "split", "out"] as const;

export interface SheetRow {
  /** Where it stands in its source, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table before it is known what its columns are: every source becomes one. */
export interface CellSheet {
  /** What it was taken for: "parted by semicolons", "an ARFF file". */
  readonly words: string;
  readonly rows: readonly SheetRow[];
  /** The columns' names where the source has a place for them; else they may stand in the first row. */
  readonly names?: readonly string[];
  /** What the source says that columns are for, by column. */
  readonly uses?: readonly (ColumnUse | undefined)[];
  /** The categories of a column in their order, where the source gives it. */
  readonly categories?: readonly (readonly string[] | undefined)[];
  /** How its numbers are written, where there is no choice. */
  readonly decimal?: Decimal;
  /** What a reader should know of how it was read, as sentences. */
  readonly notes: readonly string[];
}

/** What is wrong, and where. */
export interface TableFault {
  /** Counts from 1; 0 where the whole is meant. */
  readonly line: number;
  readonly message: string;
}

/** A source as a sheet, or a sentence saying why it isn't one. */
export type SheetReading =
  | { readonly sheet: CellSheet; readonly fault?: undefined }
  | { readonly sheet?: undefined; readonly fault: TableFault };

/** What is thrown while a table is read, and told as a fault: the reader can mend it. */
export class UnreadableTable extends Error {
  readonly line: number;

  /** @param line from 1; 0 where the whole is meant */
  constructor(message: string, line = 0) {
    super(message);
    this.line = line;
  }
}

/** A faulty cell, cut where it is long. */
export function shownCell(cell: string | undefined): string {
  const text = cell ?? "";
  if (text === "") return "empty";
  return `"${text.length > 30 ? `${text.slice(0, 29)}…` : text}"`;
}

/** `1 row`, `12,000 rows` */
export const countedWithCommas = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
