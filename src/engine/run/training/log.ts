/** The figures of one epoch in the log, in this order, each a number of a row. Absent parts of the data give NaN. */
export const logColumns = [
  "epoch",
  "trainLoss",
  "validationLoss",
  "testLoss",
  "trainError",
  "validationError",
  "testError",
  "seconds",
] as const;

/** A stretch of the log: the reader cuts his own at row `from` and appends these. */
export interface LogRows {
  readonly from: number;
  /** [rows × logColumns] */
  readonly rows: Float64Array;
}
