import type { Table, TableOptions } from "../../engine/import/table";

/** A text to be read; each gets one report. */
export interface TableCommand {
  readonly kind: "read";
  readonly id: number;
  readonly text: string;
  readonly options: TableOptions;
}

export interface TableReport {
  readonly kind: "table";
  readonly id: number;
  readonly table: Table;
}
