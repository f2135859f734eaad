import type { WrittenNumber } from "../answer/answer";
import { roundedLike, significantDigits } from "../answer/writtenNumber";

/** A slip of the pen: the number was right before it was written down. */
export interface Slip {
  readonly id: "swappedDigits" | "shiftedPoint" | "wrongDigit";
  readonly label: string;
  readonly words: string;
  readonly score: number;
}

/** @param right what should have been written */
export function slipsFor(number: WrittenNumber, right: number): Slip[] {
  const wanted = roundedLike(right, number);
  const [a, b] = [digitsOf(number.text), digitsOf(wanted)];
  const found: Slip[] = [];
  if (number.half === 0 || !Number.isFinite(right) || Math.sign(right) !== Math.sign(number.value))
    return found;
  const shift = Math.round(Math.log10(Math.abs(number.value / right)));
  if (shift !== 0 && Math.abs(shift) <= 3 && agreesDigits(number, right * 10 ** shift))
    found.push({
      id: "shiftedPoint",
      label: "decimal point",
      words: `the decimal point is ${Math.abs(shift) === 1 ? "one place" : `${Math.abs(shift)} places`} too far to the ${shift > 0 ? "right" : "left"}`,
      score: 0.02,
    });
  if (a.length !== b.length) return found;
  const indices = [...a].flatMap((digit, k) => (digit === b[k] ? [] : [k]));
  const [first, second] = indices;
  if (indices.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
    found.push({
      id: "swappedDigits",
      label: "digits swapped",
      words: "two digits are swapped",
      score: 0.02,
    });
  if (indices.length === 1 && first < a.length - 1)
    found.push({
      id: "wrongDigit",
      label: "one digit wrong",
      words: "a single digit is wrong: a slip of the pen",
      score: 0.02 / (9 * significantDigits(number)),
    });
  return found;
}

const digitsOf = (text: string) => text.replace(/e.*$/i, "").replace(/[^\d]/g, "");

/** Whether the digits are the same with the point elsewhere: half a unit is then another one too. */
function agreesDigits({ value, half }: WrittenNumber, shifted: number): boolean {
  return Math.abs(shifted - value) <= half * (1 + 1e-9);
}
