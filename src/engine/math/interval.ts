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

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether two means can't be told apart by their 95 % intervals; undefined where one has none. */
export function intervalsOverlap(one: Interval, other: Interval): boolean | undefined {
  if (one.half === undefined || other.half === undefined) return undefined;
  return Math.abs(one.mean - other.mean) <= one.half + other.half;
}
