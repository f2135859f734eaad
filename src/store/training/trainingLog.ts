import type { Part } from "../../engine/training/data";
import type { LogRows } from "../../engine/training/log";

/** The figures of the epochs in the log, one row an epoch. NaN where a part of the data has no examples. */
export interface TrainingLog {
  readonly length: number;
  epoch(row: number): number;
  loss(part: Part, row: number): number;
  error(part: Part, row: number): number;
  /** Time spent training since the start of the run. */
  seconds(row: number): number;
  /** The row of the last epoch at or before this one; −1 where there is none. */
  rowOf(epoch: number): number;
  /** All numbers so far, [rows × columns], in the columns' order of `logColumns`. Valid until the next frame. */
  rows(): Float64Array;
}

/** How many numbers a row has. */
const width = 8;
const lossColumn = { train: 1, validation: 2, test: 3 };
const errorColumn = { train: 4, validation: 5, test: 6 };

/** What the store holds: the same, to be written. */
export interface WritableLog extends TrainingLog {
  append(stretch: LogRows): void;
  clear(): void;
}

export function createTrainingLog(): WritableLog {
  let numbers = new Float64Array(256 * width);
  let length = 0;
  const at = (row: number, column: number) => numbers[row * width + column];
  return {
    get length() {
      return length;
    },
    epoch: (row) => at(row, 0),
    loss: (part, row) => at(row, lossColumn[part]),
    error: (part, row) => at(row, errorColumn[part]),
    seconds: (row) => at(row, 7),
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
    append({ from, rows }) {
      const needed = from * width + rows.length;
      if (needed > numbers.length) {
        const larger = new Float64Array(Math.max(needed, 2 * numbers.length));
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
