import { shortNumber } from "../../math/format";
import type { WrittenNumber } from "../answer/answer";
import { roundedLike, agreesWith as withinHalf } from "../answer/writtenNumber";

/** Numbers that are smaller than this beside 1 are 0 but for float64's rounding. */
const nothing = 1e-13;

/**
 * Whether a number, rounded to the digits that were written, is the one that was written, and that has a digit of it:
 * someone who writes 0 means 0, and 1 is not 0.7744.
 */
export function agreesInDigits(value: number, number: WrittenNumber, error = 0): boolean {
  return withinHalf(value, number, error) && hasDigitOf(value, number, error);
}

/** Whether no digit is sure, as so few decimals were kept: 0.0000 for 0.00003, or 0.0001 for 0.00007. */
export function isRoundedAway(value: number, number: WrittenNumber): boolean {
  const least = number.value === 0 ? 2 : 1;
  return decimalsIn(number) >= least && withinHalf(value, number) && !hasDigitOf(value, number, 0);
}

/** Whether what was written and the number round to the same first digit, or differ by less than half of it. */
function hasDigitOf(value: number, { value: written, half }: WrittenNumber, error: number): boolean {
  const size = Math.abs(value);
  if (half === 0 || !Number.isFinite(size) || size <= nothing) return true;
  const firstDigit = 10 ** Math.floor(Math.log10(size));
  return Math.abs(value - written) <= Math.max(0.5 * firstDigit, error) * (1 + 1e-9);
}

const decimalsIn = ({ text }: WrittenNumber) => /\.(\d*)/.exec(text)?.[1].length ?? 0;

/** The number to the digits that were written, and to three at least where those would hide it. */
export function writtenLike(value: number, number: WrittenNumber): string {
  if (agreesInDigits(value, number)) return number.text;
  const like = roundedLike(value, number);
  return withinHalf(value, number) || (Number(like) === 0 && Math.abs(value) > nothing)
    ? shortNumber(value, 3)
    : like;
}

/** Whether fewer than three digits were written, and more would tell more. Half a unit of 1.00's third is half a percent. */
export const isCoarse = (exact: number, { value, half }: WrittenNumber) =>
  half > 0.0051 * Math.abs(exact) && Math.abs(value - exact) > 1e-12;
