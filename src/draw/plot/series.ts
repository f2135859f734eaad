import type { Pen } from "../region/boundary";

/** A stretch of neighbouring rows: from where to where, and of each series what to draw. */
interface Stretch {
  from: number;
  to: number;
  /** Of each series the first, least, largest and last number; NaN where there is none. */
  readonly numbers: Float64Array;
  /** Whether it follows upon the stretch before without a gap. */
  joined: boolean;
}

/** Of a stretch's numbers those that are drawn. */
const [whole, ends, end] = [[0, 1, 2, 3], [0, 3], [3]];

/**
 * Several series over one growing axis, kept as so few stretches that drawing them costs the same however many rows
 * there are. Within a stretch the first, least, largest and last number stay, so no spike is lost.
 */
export class ThinnedSeries {
  /** How many rows have been appended. */
  length = 0;
  private stretches: Stretch[] = [];
  /** How many rows a stretch holds. */
  private stride = 1;
  private readonly count: number;
  private readonly mostStretches: number;

  /**
   * @param count how many series
   * @param mostStretches twice as many as the drawing has pixels are enough
   */
  constructor(count: number, mostStretches = 512) {
    this.count = count;
    this.mostStretches = mostStretches;
  }

  /** Forgets rows from this one on, or some more: go on appending at `length`. */
  cut(row: number): void {
    if (row >= this.length) return;
    // What is left of much would be coarse: better to begin again.
    const kept =
      row * 4 < this.stride * this.mostStretches && this.stride > 1 ? 0 : Math.floor(row / this.stride);
    this.stretches.length = kept;
    this.length = kept * this.stride;
    if (kept === 0) this.stride = 1;
  }

  /**
   * @param index along the axis, not before that of the row before
   * @param joined whether it follows upon the row before without a gap
   */
  append(index: number, valueAt: (series: number) => number, joined: boolean): void {
    if (this.stretches.length === this.mostStretches && this.length % this.stride === 0) this.halve();
    let stretch = this.stretches[this.stretches.length - 1];
    if (this.length % this.stride === 0) {
      stretch = {
        from: index,
        to: index,
        numbers: new Float64Array(4 * this.count).fill(Number.NaN),
        joined,
      };
      this.stretches.push(stretch);
    } else stretch.joined &&= joined;
    stretch.to = index;
    for (let series = 0; series < this.count; series++) include(stretch.numbers, 4 * series, valueAt(series));
    this.length += 1;
  }

  /** The least positive and the largest finite number of all series, and whether there is a 0. */
  range(): { readonly least: number; readonly largest: number; readonly zero: boolean } {
    let [least, largest, zero] = [Infinity, 0, false];
    for (const { numbers } of this.stretches)
      for (const value of numbers) {
        if (value === 0) zero = true;
        else if (value < least) least = value;
        if (value > largest && value < Infinity) largest = value;
      }
    return { least, largest, zero };
  }

  /** The last number of a series; NaN where there is none. */
  last(series: number): number {
    return this.stretches.at(-1)?.numbers[4 * series + 3] ?? Number.NaN;
  }

  /**
   * Draws one series. Where a value isn't a number, and at gaps, the line is interrupted; a row alone gets a line to itself,
   * which shows as a dot where line ends are round. A stretch that rises and falls by less than half a pixel is drawn as
   * straight.
   */
  draw(series: number, x: (index: number) => number, y: (value: number) => number, pen: Pen): void {
    let down = false;
    for (const { from, to, numbers, joined } of this.stretches) {
      const first = 4 * series;
      const isNone = Number.isNaN(numbers[first]);
      if (!joined || isNone) down = false;
      if (isNone) continue;
      const isFlat = this.stride > 1 && Math.abs(y(numbers[first + 2]) - y(numbers[first + 1])) < 0.5;
      for (const k of isFlat ? (down ? end : ends) : whole) {
        const at = x(k === 0 ? from : k === 3 ? to : (from + to) / 2);
        const up = y(numbers[first + k]);
        if (!down) pen.moveTo(at, up);
        if (!down || this.stride > 1 || k === 3) pen.lineTo(at, up);
        down = true;
      }
    }
  }

  private halve(): void {
    const halved: Stretch[] = [];
    for (let k = 0; k < this.stretches.length; k += 2) {
      const [one, next] = [this.stretches[k], this.stretches[k + 1]];
      for (let series = 0; series < this.count; series++)
        for (let j = 0; j < 4; j++) include(one.numbers, 4 * series, next.numbers[4 * series + j]);
      halved.push({ ...one, to: next.to, joined: one.joined && next.joined });
    }
    this.stretches = halved;
    this.stride *= 2;
  }
}

/** Takes a further number into a series' first, least, largest and last. */
function include(numbers: Float64Array, at: number, value: number): void {
  if (Number.isNaN(value)) return;
  if (Number.isNaN(numbers[at])) numbers.fill(value, at, at + 4);
  if (value < numbers[at + 1]) numbers[at + 1] = value;
  if (value > numbers[at + 2]) numbers[at + 2] = value;
  numbers[at + 3] = value;
}
