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
  /** How many numbers a row has. */
  readonly width: number;
  /** [rows × columns] */
  readonly rows: Float64Array;
}

/** How many numbers a row has. */
export const logWidth = logColumns.length;

/**
 * The figures of a run's epochs, one row an epoch, which is the first number of the row. Its memory is bounded: when it is full, every second epoch of all that isn't the last
 * is dropped, and from then on only every second one is kept.
 */
export class EpochLog {
  private readonly numbers: Float64Array;
  private length = 0;
  private stride = 1;
  /** How many rows the reader has that are still the same. */
  private read = 0;
  private readonly capacity: number;
  /** How many numbers a row has. */
  readonly width: number;

  /**
   * @param capacity in epochs; at least 4
   * @param width how many numbers a row has
   */
  constructor(capacity = 50_000, width: number = logWidth) {
    this.capacity = capacity;
    this.width = width;
    this.numbers = new Float64Array(capacity * width);
  }

  /** The last epoch; −1 where there is none. */
  get last(): number {
    return this.length > 0 ? this.epoch(this.length - 1) : -1;
  }

  /** Appends a row; its epoch is larger than all before. */
  append(row: ArrayLike<number>): void {
    if (this.length > 1 && this.epoch(this.length - 1) % this.stride !== 0) this.length -= 1;
    while (this.length === this.capacity) this.thin();
    this.numbers.set(row, this.length * this.width);
    this.read = Math.min(this.read, this.length);
    this.length += 1;
  }

  /** Drops all epochs after this one. */
  cut(epoch: number): void {
    while (this.length > 0 && this.epoch(this.length - 1) > epoch) this.length -= 1;
    this.read = Math.min(this.read, this.length);
  }

  /** What the reader hasn't got yet. */
  news(): LogRows {
    const from = this.read;
    this.read = this.length;
    return { from, width: this.width, rows: this.numbers.slice(from * this.width, this.length * this.width) };
  }

  /** All rows. */
  all(): Float64Array<ArrayBuffer> {
    return this.numbers.slice(0, this.length * this.width);
  }

  private epoch(row: number): number {
    return this.numbers[row * this.width];
  }

  private thin(): void {
    this.stride *= 2;
    let kept = 0;
    for (let row = 0; row < this.length; row++) {
      if (row > 0 && row < this.length - 1 && this.epoch(row) % this.stride !== 0) continue;
      this.numbers.copyWithin(kept * this.width, row * this.width, (row + 1) * this.width);
      kept += 1;
    }
    this.length = kept;
    this.read = 0;
  }
}
