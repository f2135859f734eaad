import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";

/** From … to: two values of an axis, or two places in pixels. */
export type Extent = readonly [number, number];

export interface Tick {
  /** In pixels. */
  readonly at: number;
  readonly text: string;
}

/** One axis of a plot: where values lie in pixels, and the marks beside it. */
export interface Axis {
  place(value: number): number;
  /** The value at a place in pixels. */
  value(place: number): number;
  readonly ticks: readonly Tick[];
}

/** @param count about how many ticks there is room for */
export function linearAxis(domain: Extent, range: Extent, count: number): Axis {
  const scale = scaleLinear(domain, range);
  const text = scale.tickFormat(count);
  return axis(
    scale,
    scale.ticks(count).map((value) => ({ at: scale(value), text: text(value) })),
  );
}

/** Powers of ten, every second or third one where there is no room for all. Values must be above 0. */
export function logAxis(domain: Extent, range: Extent, count: number): Axis {
  const scale = scaleLog(domain, range);
  const [low, high] = [Math.min(...domain), Math.max(...domain)].map(Math.log10);
  const [first, last] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first) / count));
  const ticks: Tick[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    if (exponent % stride === 0)
      ticks.push({ at: scale(Number(`1e${exponent}`)), text: powerOfTen(exponent) });
  }
  return axis(scale, ticks);
}

function axis(scale: ScaleContinuousNumeric<number, number>, ticks: readonly Tick[]): Axis {
  return { place: (value) => scale(value), value: (place) => scale.invert(place), ticks };
}

/** 10⁻³; 1 and 10 as they are. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/** The extent of all finite numbers, with a share of it free on both sides; of one number alone, a little around it. */
export function extentOf(values: Iterable<number>, free = 0): Extent {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const length = high - low;
  // Differences that are rounding alone would fill the plot with noise.
  const least = 1e-9 * Math.max(Math.abs(low), Math.abs(high), 1e-3);
  const margin = length > least ? free * length : Math.max(0.05 * Math.abs(low), 1e-3);
  return [low - margin, high + margin];
}
