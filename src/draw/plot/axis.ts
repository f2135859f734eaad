import { type AxisScale, type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";

/** From … to: two values of an axis, or two positions in pixels. */
export type Extent = readonly [number, number];

export interface Tick {
  readonly value: number;
  /** In pixels. */
  readonly at: number;
  readonly text: string;
}

/** One axis of a plot: where values stand, in pixels, and which of them are written beside it. */
export interface Axis {
  /** NaN where the value isn't a number. */
  position(value: number): number;
  /** The value at a position in pixels. */
  value(position: number): number;
  /** The same for d3-axis. */
  readonly scale: AxisScale<number>;
  readonly ticks: readonly Tick[];
}

export interface AxisOptions {
  /** Ends at ticks: the domain is rounded outwards. */
  readonly nice?: boolean;
  /** What lies beyond an end stands at that end. */
  readonly clamp?: boolean;
}

/** @param count about how many ticks there is room for */
export function linearAxis(domain: Extent, range: Extent, count: number, options: AxisOptions = {}): Axis {
  const scale = scaleLinear(domain, range).unknown(Number.NaN);
  if (options.nice) scale.nice(count);
  const values = scale.ticks(count);
  const plain = values.map(scale.tickFormat(count));
  const powers = values.map(inPowersOfTen);
  const isLong = longest(plain) > longestPlain && longest(powers) < longest(plain);
  const texts = isLong ? powers : plain;
  return axis(
    scale,
    values.map((value, k) => ({ value, at: scale(value), text: texts[k] })),
    options,
  );
}

/** Powers of ten, every second or third one where there is no room for all. Values must be above 0. */
export function logAxis(domain: Extent, range: Extent, count: number, options: AxisOptions = {}): Axis {
  const [low, high] = [Math.min(...domain), Math.max(...domain)].map(Math.log10);
  const [floor, ceil] = [Math.floor(low + 1e-9), Math.ceil(high - 1e-9)];
  const ends = options.nice ? [floor, Math.max(floor + 1, ceil)].map(tenTo) : domain;
  const scale = scaleLog(ends, range).unknown(Number.NaN);
  const [first, last] = options.nice
    ? [floor, Math.max(floor + 1, ceil)]
    : [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first) / count));
  const exponents = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const ticks = exponents
    .filter((exponent) => exponent % stride === 0)
    .map((exponent) => ({ value: tenTo(exponent), at: scale(tenTo(exponent)), text: powerOfTen(exponent) }));
  return axis(scale, ticks, options);
}

/**
 * A logarithmic axis, rounded outwards, with a place for 0 too: at its start, apart from the others by a tenth of its
 * length. What is negative stands there as well.
 */
export function logAxisWithZero(domain: Extent, [from, to]: Extent, count: number): Axis {
  const positive = logAxis(domain, [from + 0.1 * (to - from), to], count, { nice: true, clamp: true });
  return {
    ...positive,
    position: (value) => (value <= 0 ? from : positive.position(value)),
    ticks: [{ value: 0, at: from, text: "0" }, ...positive.ticks],
  };
}

function axis(
  scale: ScaleContinuousNumeric<number, number, number>,
  ticks: readonly Tick[],
  { clamp = false }: AxisOptions,
): Axis {
  scale.clamp(clamp);
  return { position: (value) => scale(value), value: (position) => scale.invert(position), scale, ticks };
}

/** With more characters than this, numbers at an axis are written with powers of ten where that is shorter. */
const longestPlain = 6;

const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length));

/** 2·10⁵. What an odd sum leaves in the last digits doesn't count. */
function inPowersOfTen(value: number): string {
  const [mantissa, exponent] = Number(value.toPrecision(10)).toExponential().split("e");
  return value === 0 ? "0" : `${mantissa.replace("-", "−")}·${powerOfTen(Number(exponent))}`;
}

/** 10⁻³; 1 and 10 as they are. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/** As one would type it: 1e-7, not 1.0000000000000001e-7. */
const tenTo = (exponent: number) => Number(`1e${exponent}`);

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
