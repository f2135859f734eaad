import { scaleLinear, scaleLog } from "d3";

export interface Tick {
  readonly value: number;
  readonly label: string;
  /** In pixels. */
  readonly at: number;
}

/** Where numbers stand along an axis, in pixels, and which of them are written at it. */
export interface Axis {
  /** What doesn't fit stands at the nearest end; NaN where it isn't a number. */
  at(value: number): number;
  /** The number that stands there. */
  inverse(pixels: number): number;
  readonly ticks: readonly Tick[];
}

type Range = readonly [from: number, to: number];

/** @param domain least and largest number; rounded outwards to the next tick if `nice` */
export function linearAxis(domain: Range, range: Range, ticks: number, nice = true): Axis {
  const scale = scaleLinear().domain(domain).range(range).clamp(true).unknown(Number.NaN);
  if (nice) scale.nice(ticks);
  const values = scale.ticks(ticks);
  const plain = values.map(scale.tickFormat(ticks));
  const labels = plain.some((label) => label.length > longest) ? values.map(inPowers) : plain;
  return {
    at: (value) => scale(value),
    inverse: (pixels) => scale.invert(pixels),
    ticks: values.map((value, k) => ({ value, label: trueMinus(labels[k]), at: scale(value) })),
  };
}

/** Labels with more characters than this are written with a power of ten. */
const longest = 6;

/** As short as it goes: 6e5. What is left of an odd sum in the last digits doesn't count. */
const inPowers = (value: number) =>
  value === 0 ? "0" : Number(value.toPrecision(10)).toExponential().replace("e+", "e");

/**
 * A logarithmic axis that has a place for 0 too: below its least positive number, apart from the others.
 * @param domain least and largest positive number
 * @param withZero whether there are zeros to show
 */
export function logAxis([least, largest]: Range, [from, to]: Range, withZero: boolean): Axis {
  const zero = from;
  // A tenth of the length parts 0 from the rest.
  const start = withZero ? from + 0.1 * (to - from) : from;
  const [first, last] = decades(least, largest);
  const scale = scaleLog()
    .domain([10 ** first, 10 ** last])
    .range([start, to])
    .clamp(true);
  const every = Math.ceil((last - first) / 4);
  const ticks: Tick[] = withZero ? [{ value: 0, label: "0", at: zero }] : [];
  for (let exponent = last; exponent >= first; exponent -= every)
    ticks.push({ value: 10 ** exponent, label: powerOfTen(exponent), at: scale(10 ** exponent) });
  return {
    at: (value) => (value > 0 ? scale(value) : value <= 0 ? zero : Number.NaN),
    inverse: (pixels) => scale.invert(pixels),
    ticks,
  };
}

/** The whole powers of ten around, at least one apart. */
function decades(least: number, largest: number): Range {
  const first = Math.floor(Math.log10(least) + 1e-9);
  return [first, Math.max(first + 1, Math.ceil(Math.log10(largest) - 1e-9))];
}

function powerOfTen(exponent: number): string {
  if (exponent >= -3 && exponent <= 4) return String(Number(`1e${exponent}`));
  return `1e${trueMinus(String(exponent))}`;
}

const trueMinus = (text: string) => text.replaceAll("-", "−");
