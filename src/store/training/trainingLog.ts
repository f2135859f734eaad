import type { DataPart } from "../../engine/training/data/preparedData";
import type { logColumns } from "../../engine/training/run/log";
import { createRowLog, type RowLog, type WritableRowLog } from "./rowLog";

/**
 * The figures of the epochs in the log, one row an epoch, in the columns' order of `logColumns`. NaN where a part of the
 * data has no examples.
 */
export interface TrainingLog extends RowLog {
  loss(part: DataPart, row: number): number;
  error(part: DataPart, row: number): number;
  /** Time spent training since the start of the run. */
  seconds(row: number): number;
}

/** How many numbers a row has: as many as the engine writes. */
export const rowWidth: (typeof logColumns)["length"] = 8;

const lossColumn = { train: 1, validation: 2, test: 3 };
const errorColumn = { train: 4, validation: 5, test: 6 };

/** What the store holds: the same, to be written. */
export type WritableLog = TrainingLog & WritableRowLog;

export function createTrainingLog(): WritableLog {
  const log = createRowLog();
  return Object.assign(log, {
    loss: (part: DataPart, row: number) => log.at(row, lossColumn[part]),
    error: (part: DataPart, row: number) => log.at(row, errorColumn[part]),
    seconds: (row: number) => log.at(row, 7),
  });
}
