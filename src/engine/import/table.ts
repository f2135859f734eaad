import type { PointData } from "../network/document";

export interface TableOptions {
  /** Whether the first line names the columns; found out where it isn't given. */
  readonly header?: boolean;
  /** The place of the column with the label or target, from 0; the last one where it isn't given. */
  readonly label?: number;
  /** What the label is; numbers with many values are taken for regression where it isn't given. */
  readonly task?: "classification" | "regression";
}

export interface LineFault {
  /** Counts from 1; 0 where the whole text is meant. */
  readonly line: number;
  readonly message: string;
}

export type Table =
  | {
      readonly data: PointData;
      /** Whether the first line was taken for names. */
      readonly header: boolean;
      /** All columns by name, that of the label too. */
      readonly columns: readonly string[];
      readonly label: number;
      readonly faults?: undefined;
    }
  | { readonly data?: undefined; readonly faults: readonly LineFault[] };

/** Reads CSV or text with numbers parted by blanks, tabs or semicolons. Never throws. */
export declare function readTable(text: string, options?: TableOptions): Table;
