import { type AxisScale, format, type ScaleContinuousNumeric, scaleLinear, scaleLog, scalePoint } from "d3";

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
  const texts = shorter(values.map(scale.tickFormat(count)), values);
  return axis(
    scale,
    values.map((value, k) => ({ value, at: scale(value), text: texts[k] })),
    options,
  );
}

/**
 * Powers of ten, every second or third one where there is no room for all; other round numbers where there aren't two of
 * them. Values must be above 0.
 */
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
  const powers = axis(scale, ticks, options);
  if (ticks.length > 1) return powers;
  const round = scale.ticks(10).filter((value) => /^[125]e/.test(value.toExponential()));
  return withMarks(powers, round.length > 1 ? round : scale.ticks(count));
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

/**
 * Things in their order, from 0, at even distances; not all of them are written where there is no room.
 * @param outer how far the first and the last are from the ends, in distances from one to the next
 */
export function namedAxis(texts: readonly string[], range: Extent, count: number, outer = 0): Axis {
  const indices = texts.map((_, k) => k);
  const scale = scalePoint(indices, range).padding(outer);
  const at = (index: number) => scale(index) ?? Number.NaN;
  return {
    position: at,
    value: (position) =>
      indices.reduce((best, k) => (Math.abs(at(k) - position) < Math.abs(at(best) - position) ? k : best), 0),
    scale: scale as AxisScale<number>,
    ticks: evenly(indices, count).map((value) => ({ value, at: at(value), text: texts[value] })),
  };
}

/** How close two numbers of an upright axis may stand, in pixels. */
const lineHeight = 13;

/** The same axis with these values written beside it, but for those that would stand on one before. */
export function withMarks(axis: Axis, values: readonly number[]): Axis {
  const texts = numberTexts(values);
  const ticks: Tick[] = [];
  values.forEach((value, k) => {
    const at = axis.position(value);
    if (ticks.every((tick) => Math.abs(tick.at - at) >= lineHeight))
      ticks.push({ value, at, text: texts[k] });
  });
  return { ...axis, ticks };
}

/** The same axis with its values, which are shares, written in per cent. */
export function inPercent(axis: Axis): Axis {
  const texts = numberTexts(axis.ticks.map(({ value }) => 100 * value));
  return { ...axis, ticks: axis.ticks.map((tick, k) => ({ ...tick, text: `${texts[k]} %` })) };
}

/** At most so many of the values, from the first to the last. */
function evenly<Value>(values: readonly Value[], count: number): Value[] {
  if (values.length <= count) return [...values];
  const mostTicks = Math.max(2, Math.floor(count));
  return Array.from(
    { length: mostTicks },
    (_, k) => values[Math.round((k / (mostTicks - 1)) * (values.length - 1))],
  );
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

/** Numbers as axes write them, with three digits, or as many as it takes to tell them apart. */
export function numberTexts(values: readonly number[]): string[] {
  const count = new Set(values).size;
  const written = (digits: number) => {
    const isWhole = (value: number) => Number.isInteger(value) && Math.abs(value) < 1e7;
    const rounded = values.map((value) => (isWhole(value) ? value : Number(value.toPrecision(digits))));
    return shorter(rounded.map(format(".15~r")), rounded);
  };
  const enough = [3, 4, 5, 6, 8, 10, 12].find((digits) => new Set(written(digits)).size === count);
  return written(enough ?? 15);
}

/** All of them with powers of ten where one of them is long, and shorter so. */
function shorter(plain: string[], values: readonly number[]): string[] {
  const powers = values.map(inPowersOfTen);
  return longest(plain) > longestPlain && longest(powers) < longest(plain) ? powers : plain;
}

/** 2·10⁵, and 10⁵. What an odd sum leaves in the last digits doesn't count. */
function inPowersOfTen(value: number): string {
  if (value === 0) return "0";
  const [mantissa, exponent] = Number(value.toPrecision(10)).toExponential().split("e");
  const power = powerOfTen(Number(exponent));
  if (mantissa === "1") return power;
  if (exponent === "+0") return mantissa.replace("-", "−");
  return mantissa === "-1" ? `−${power}` : `${mantissa.replace("-", "−")}·${power}`;
}

/** 10⁻³; 1 and 10 as they are. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/** As one would type it: 1e-7, not 1.0000000000000001e-7. */
const tenTo = (exponent: number) => Number(`1e${exponent}`);

/** The extent of all finite numbers and 0; of zeros alone up to 1. */
export function extentFromZero(values: Iterable<number>): Extent {
  const finite = [...values].filter(Number.isFinite);
  const [low, high] = finite.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [0, 0]);
  return low === high ? [0, 1] : [low, high];
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
