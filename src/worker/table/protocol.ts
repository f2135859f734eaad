import type { PointData } from "../../engine/document/parts/data";
import type { TableFault } from "../../engine/import/table/sheet/sheet";
import type { Table, TableChoices } from "../../engine/import/table/table";

/** What a table is read from: a text, or the bytes of a file. */
export type TableSource = string | Uint8Array<ArrayBuffer>;

/** A source to be read; each command gets one report. */
export interface TableCommand {
  readonly kind: "read";
  readonly id: number;
  /** The same source has the same number; the worker keeps the latest, so that it is given once. */
  readonly source: { readonly number: number; readonly content?: TableSource };
  readonly choices: TableChoices;
  /** Whether the points are wanted, and not only what is known of them. */
  readonly whole: boolean;
}

/** What is known of a table, with its points where they were wanted. */
export type ReadTable =
  | { readonly table: TableSummary; readonly fault?: undefined }
  | { readonly table?: undefined; readonly fault: TableFault };

export interface TableSummary extends Omit<Table, "data"> {
  /** What becomes of the rows; absent where something is wrong. */
  readonly points?: PointsSummary;
  readonly data?: PointData;
}

export interface PointsSummary {
  readonly count: number;
  readonly inputs: readonly string[];
  readonly classes?: readonly string[];
  /** Of how many points each part consists, where a split came with them. */
  readonly parts?: readonly number[];
}

export interface TableReport {
  readonly kind: "table";
  readonly id: number;
  readonly read: ReadTable;
}
