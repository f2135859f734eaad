import { shortNumber } from "../../../../engine/math/format";

/** Numbers that differ by less, as a share of the largest, differ by rounding. */
const rounding = 1e-9;

/** So many places are told at most. */
const mostListed = 3;

interface Compared {
  readonly label: string;
  readonly values: Float64Array;
}

/**
 * What can be said of two curves at the points where both have been computed: that they are the same there, where they
 * meet, or that they don't.
 * @param along what the horizontal axis is called
 */
export function compareCurves(one: Compared, other: Compared, at: Float64Array, along: string): string {
  const points = [...at.keys()].filter(
    (k) => Number.isFinite(one.values[k]) && Number.isFinite(other.values[k]),
  );
  const names = `${one.label} and ${other.label}`;
  if (points.length === 0) return `${names} are nowhere both a finite number here.`;
  const differences = points.map((k) => other.values[k] - one.values[k]);
  const size = Math.max(...points.flatMap((k) => [Math.abs(one.values[k]), Math.abs(other.values[k])]));
  const largest = Math.max(...differences.map(Math.abs));
  if (largest <= rounding * Math.max(size, 1e-300) || largest === 0)
    return largest === 0
      ? `${names} are the same at all ${points.length} points.`
      : `${names} are the same at all ${points.length} points but for rounding: the largest difference is ${shortNumber(largest, 2)}.`;
  const isZero = (difference: number) => Math.abs(difference) <= rounding * size;
  const meetings: number[] = [];
  points.forEach((k, index) => {
    const difference = differences[index];
    if (isZero(difference)) meetings.push(at[k]);
    const before = differences[index - 1];
    if (index === 0 || isZero(difference) || isZero(before) || Math.sign(before) === Math.sign(difference))
      return;
    const from = at[points[index - 1]];
    meetings.push(from + ((at[k] - from) * before) / (before - difference));
  });
  if (meetings.length === 0)
    return `${names} differ at every point here, by ${shortNumber(largest, 3)} at most.`;
  const isStretch = meetings.length > mostListed;
  const texts = meetings.slice(0, mostListed).map((texts) => shortNumber(texts, 4));
  return isStretch
    ? `${names} are the same at ${meetings.length} of the ${points.length} points, and differ by up to ${shortNumber(largest, 3)} elsewhere.`
    : `${names} meet at ${along} ≈ ${texts.join(", ")}, and differ elsewhere here.`;
}
