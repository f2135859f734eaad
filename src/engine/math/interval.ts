import { studentQuantile } from "./studentQuantile";

/** A mean, and how far the true one may be from it. */
export interface Interval {
  readonly mean: number;
  /** Half of the 95 % interval of the mean; absent with fewer than two values. */
  readonly half?: number;
  readonly count: number;
}

/**
 * The mean of finite values with its 95 % interval by Student's t: t · s / √n, with n − 1 in s².
 * @returns nothing where no value is finite
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const finite = values.filter(Number.isFinite);
  const count = finite.length;
  if (count === 0) return undefined;
  const mean = meanOf(finite);
  if (count === 1) return { mean, count };
  const variance = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { mean, half: studentQuantile(count - 1) * Math.sqrt(variance / count), count };
}

/** The mean, corrected by the mean of what it leaves: of values that are the same it is that value, without any rounding. */
export function meanOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (!Number.isFinite(mean)) return mean;
  return mean + values.reduce((sum, value) => sum + (value - mean), 0) / values.length;
}

/**
 * Whether two means can't be told apart: the 95 % interval of their difference has 0 in it. Intervals of the means
 * themselves may overlap and the means still differ.
 * @returns undefined where one has no interval
 * @see Montgomery, Design and Analysis of Experiments, section 3.5 (Fisher's least significant difference)
 */
export function meansAlike(one: Interval, other: Interval): boolean | undefined {
  if (one.half === undefined || other.half === undefined) return undefined;
  return Math.abs(one.mean - other.mean) <= Math.hypot(one.half, other.half);
}
