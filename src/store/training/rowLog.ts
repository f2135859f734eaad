import type { LogRows } from "../../engine/training/run/log";

/** A growing table of numbers, one row an epoch, whose first number is the epoch. */
export interface RowLog {
  readonly length: number;
  /** How many numbers a row has; 0 before there is one. */
  readonly width: number;
  at(row: number, column: number): number;
  epoch(row: number): number;
  /** The row of the last epoch at or before this one; −1 where there is none. */
  rowOf(epoch: number): number;
  /** All numbers so far, [rows × columns]. Valid until the next frame. */
  rows(): Float64Array;
}

/** What the store holds: the same, to be written. */
export interface WritableRowLog extends RowLog {
  append(stretch: LogRows): void;
  clear(): void;
}

export function createRowLog(): WritableRowLog {
  let numbers = new Float64Array();
  let length = 0;
  let width = 0;
  const at = (row: number, column: number) => numbers[row * width + column];
  return {
    get length() {
      return length;
    },
    get width() {
      return width;
    },
    at,
    epoch: (row) => at(row, 0),
    rowOf(epoch) {
      let from = 0;
      let to = length;
      while (from < to) {
        const middle = (from + to) >> 1;
        if (at(middle, 0) <= epoch) from = middle + 1;
        else to = middle;
      }
      return from - 1;
    },
    rows: () => numbers.subarray(0, length * width),
    append({ from, width: wide, rows }) {
      width = wide;
      const needed = from * width + rows.length;
      if (needed > numbers.length) {
        const larger = new Float64Array(Math.max(needed, 2 * numbers.length, 256 * width));
        larger.set(numbers.subarray(0, from * width));
        numbers = larger;
      }
      numbers.set(rows, from * width);
      length = needed / width;
    },
    clear() {
      length = 0;
    },
  };
}
