/**
 * Exponential moving averages of growing series, as TensorBoard's: each number counts `inertia` times less than the one
 * after it, and the weights of those that there are add up to 1.
 */
export class MovingAverages {
  private readonly count: number;
  /** Of each row and series the average before the weights are made to add up, and how many numbers it is of. */
  private numbers = new Float64Array();
  private inertia = 0;
  private length = 0;

  /** @param count how many series */
  constructor(count: number) {
    this.count = count;
  }

  /**
   * Brings them up to date.
   * @param from the first row that may be another one than before
   * @param valueAt NaN where there is no number: it is left out
   */
  follow(
    from: number,
    length: number,
    inertia: number,
    valueAt: (series: number, row: number) => number,
  ): void {
    const width = 2 * this.count;
    if (this.numbers.length < length * width) {
      const larger = new Float64Array(2 * length * width);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.inertia = inertia;
    const { numbers } = this;
    for (let row = Math.min(from, this.length); row < length; row++) {
      for (let series = 0; series < this.count; series++) {
        const at = row * width + 2 * series;
        const value = valueAt(series, row);
        const [before, count] = row > 0 ? [numbers[at - width], numbers[at - width + 1]] : [0, 0];
        const counts = Number.isFinite(value);
        numbers[at] = counts ? inertia * before + (1 - inertia) * value : before;
        numbers[at + 1] = counts ? count + 1 : count;
      }
    }
    this.length = length;
  }

  readonly at = (series: number, row: number): number => {
    const at = 2 * (row * this.count + series);
    const count = this.numbers[at + 1];
    return count === 0 ? Number.NaN : this.numbers[at] / (1 - this.inertia ** count);
  };
}
