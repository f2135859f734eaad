import type { Recorded } from "../../program/values/recorded";
import { sizeOf } from "../../shape";

/** What a claimed gradient is beside the true one. */
export type GradientVerdict = "right" | "rounding" | "convention" | "carried" | "shape" | "wrong";

/** Whether two factors are the same but for rounding. */
export const isSameFactor = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a / b - 1) < tolerance;

/** What float32 leaves of a number after some operations. */
const singlePrecision = 2e-5;

export const largestOf = (numbers: ArrayLike<number>): number => {
  let largest = 0;
  for (let k = 0; k < numbers.length; k++) largest = Math.max(largest, Math.abs(numbers[k]));
  return largest;
};

/** The largest difference, as a share of the largest true number. */
export function largestDifference(claimed: ArrayLike<number>, gradient: ArrayLike<number>): number {
  if (claimed.length !== gradient.length) return Number.POSITIVE_INFINITY;
  const scale = largestOf(gradient);
  let largest = 0;
  for (let k = 0; k < gradient.length; k++) {
    const apart = Object.is(claimed[k], gradient[k]) ? 0 : Math.abs(claimed[k] - gradient[k]);
    largest = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : Math.max(largest, apart);
  }
  return largest === 0
    ? 0
    : scale === 0
      ? largest <= 1e-15
        ? 0
        : Number.POSITIVE_INFINITY
      : largest / scale;
}

/** @param tolerance how far a number may be from the true one, as a share of the largest: an adjoint's own */
export const agreesWithin = (
  claimed: ArrayLike<number>,
  gradient: ArrayLike<number>,
  tolerance: number,
): boolean => largestDifference(claimed, gradient) <= tolerance;

/** Whether no number is further from the true one than so much. */
export const isWithin = (claimed: ArrayLike<number>, gradient: ArrayLike<number>, limit: number): boolean =>
  claimed.length === gradient.length &&
  Array.from(gradient).every((number, k) => Math.abs(claimed[k] - number) <= limit);

/**
 * Whether the numbers are the true ones, rounded: to some decimals (`np.round`), or to float32.
 * @param isSaid whether the program says that they are rounded: one digit is then enough to tell
 */
export function isRounded(claimed: ArrayLike<number>, gradient: ArrayLike<number>, isSaid = false): boolean {
  if (claimed.length !== gradient.length) return false;
  if (largestDifference(claimed, gradient) <= singlePrecision && Array.from(claimed).every(isSinglePrecision))
    return true;
  for (let decimals = 2; decimals <= 8; decimals++) {
    const scale = 10 ** decimals;
    const all = Array.from(claimed);
    if (!all.every((number) => Math.abs(number * scale - Math.round(number * scale)) < 1e-6)) continue;
    const isTold = all.some((number) => Math.abs(number * scale) >= (isSaid ? 1 : 10));
    return isTold && all.every((number, k) => Math.abs(number - gradient[k]) <= 0.5001 / scale);
  }
  return false;
}

/** Whether numbers are those, or those rounded where their line says that it rounds. */
export const fits = (
  numbers: ArrayLike<number>,
  gradient: ArrayLike<number>,
  tolerance: number,
  rounds: boolean,
): boolean => agreesWithin(numbers, gradient, tolerance) || (rounds && isRounded(numbers, gradient, true));

const isSinglePrecision = (number: number) => Math.fround(number) === number;

/** The one number by which the true gradient was multiplied, where there is one: not 0, and not 1. */
export function gradientFactor(
  claimed: ArrayLike<number>,
  gradient: ArrayLike<number>,
  tolerance: number,
): number | undefined {
  if (claimed.length !== gradient.length) return undefined;
  let at = 0;
  for (let k = 0; k < gradient.length; k++) if (Math.abs(gradient[k]) > Math.abs(gradient[at])) at = k;
  const factor = claimed[at] / gradient[at];
  if (!Number.isFinite(factor) || factor === 0) return undefined;
  const scaled = Float64Array.from(gradient, (number) => number * factor);
  return agreesWithin(claimed, scaled, tolerance) ? factor : undefined;
}

/** Whether a factor is one that conventions differ by: a sign, a count, its half or inverse, of examples, outputs or a power. */
export const isUsualFactor = (factor: number): boolean =>
  [2 * Math.abs(factor), 2 / Math.abs(factor)].some(
    (size) => size > 0.5 && size < 1e6 && Math.abs(size - Math.round(size)) < 1e-9 * size,
  );

/** Whether numbers are others times one that a convention may have: a single one always is some multiple. */
export const isMultiple = (
  numbers: ArrayLike<number>,
  gradient: ArrayLike<number>,
  tolerance: number,
): boolean => {
  const factor = gradientFactor(numbers, gradient, tolerance);
  return factor !== undefined && (numbers.length > 1 || isUsualFactor(factor));
};

/** Lengths other than 1, in order: what is left where a row, a column and a list are taken for the same. */
const lengths = ({ shape }: Pick<Recorded, "shape">) => shape.filter((length) => length !== 1);

/** Whether the shapes say the same, up to axes of length 1. */
export const isSameLayout = (a: Pick<Recorded, "shape">, b: Pick<Recorded, "shape">): boolean => {
  const [one, other] = [lengths(a), lengths(b)];
  return one.length === other.length && one.every((length, axis) => length === other[axis]);
};

export const isMatrix = ({ shape }: Recorded) => shape.length === 2 && sizeOf(shape) > 0;
