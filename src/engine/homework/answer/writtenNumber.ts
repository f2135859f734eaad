import type { WrittenNumber } from "./answer";

const decimal = /^([-+]?)(\d+(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d{1,4}))?$/i;
const fraction = /^([-+]?\d+)\/(\d+)$/;

/** Reads one number with a decimal point; nothing where the text isn't one. */
export function writtenNumber(text: string): WrittenNumber | undefined {
  const bare = text.replace(/^\+/, "");
  if (/^[-+]?(nan|inf|infinity)$/i.test(text)) return { text: bare, value: nonFinite(bare), half: 0 };
  if (text.endsWith("%")) return percentage(text.slice(0, -1));
  const quotient = fraction.exec(text);
  if (quotient) {
    const [above, below] = [Number(quotient[1]), Number(quotient[2])];
    const value = above / below;
    return Number.isFinite(value) ? { text: bare, value, half: halfOfFraction(above, below) } : undefined;
  }
  const match = decimal.exec(text);
  if (!match) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const decimals = (match[3] ?? match[4] ?? "").length;
  // `0.` and `1.` are how NumPy prints whole numbers, to its 8 decimals.
  const shown = bare.endsWith(".") ? 8 : decimals;
  return { text: bare, value, half: 0.5 * powerOfTen(Number(match[5] ?? 0) - shown) };
}

/** Denominators from which on a numerator is a number that was rounded: 151/201. 2/3 means just that. */
const largeDenominator = 100;

/**
 * A fraction is as exact as the decimals that it stands for: 5933/10000 as 0.5933, 3/5 as 0.6. With another large number
 * below it has been rounded to a whole number above. What is left, such as 2/3, is exact.
 */
function halfOfFraction(above: number, below: number): number {
  if (/^10*$/.test(String(below))) return 0.5 / below;
  const rounded = below >= largeDenominator ? 0.5 / below : 0;
  const decimals = decimalsOf(below / commonDivisor(Math.abs(above), below));
  return decimals === undefined ? rounded : Math.max(rounded, 0.5 * powerOfTen(-decimals));
}

/** How many decimals 1/n has; nothing where they don't end. */
function decimalsOf(n: number): number | undefined {
  const times = (factor: number) => {
    let count = 0;
    for (; n % factor === 0; n /= factor) count++;
    return count;
  };
  const decimals = Math.max(times(2), times(5));
  return n === 1 ? decimals : undefined;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** 75.1% is 0.751: the digits are the same, two places further to the right. */
function percentage(text: string): WrittenNumber | undefined {
  const match = decimal.exec(text);
  if (!match || match[5] !== undefined) return undefined;
  const [, sign, whole, behind = match[4] ?? ""] = match;
  const digits = `${whole.replace(/\..*$/, "")}${behind}`.padStart(behind.length + 3, "0");
  const point = digits.length - behind.length - 2;
  return writtenNumber(`${sign}${digits.slice(0, point)}.${digits.slice(point)}`);
}

const nonFinite = (text: string) =>
  /nan/i.test(text) ? Number.NaN : text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;

/** As the decimal literal has it: a product of tens would be off in its last digit. */
const powerOfTen = (exponent: number) => Number(`1e${exponent}`);

/** How many digits after the leading zeros were written: 3 for 0.0130, 1 for 0.000. */
export function significantDigits({ text, value, half }: WrittenNumber): number {
  if (half === 0) return 12;
  if (text.includes("/")) return Math.max(1, Math.floor(Math.log10(Math.abs(value) / half / 2) + 1e-9) + 1);
  const digits = text.replace(/e.*$/i, "").replace(/[^\d]/g, "").replace(/^0+/, "");
  return Math.max(1, digits.length);
}

/** Whether a number, rounded to the digits that were written, is the one that was written. A tie may go either way. */
export function agreesWith(value: number, { value: written, half }: WrittenNumber, error = 0): boolean {
  if (Object.is(value, written) || value === written) return true;
  if (!Number.isFinite(value) || !Number.isFinite(written)) return false;
  return Math.abs(value - written) <= (half + error) * (1 + 1e-9) + 1e-12 * Math.abs(value);
}

/** A number rounded to the last digit of another that was written; where it is that one, just as it was written. */
export function roundedLike(value: number, number: WrittenNumber): string {
  const { text, half } = number;
  if (agreesWith(value, number)) return text;
  if (!Number.isFinite(value)) return String(value);
  // An exact fraction has no last digit.
  if (half === 0) return String(Number(value.toPrecision(9)));
  const [, exponent] = /e([-+]?\d+)$/i.exec(text) ?? [];
  const places = -Math.log10(2 * half);
  const shownPlaces = text.includes("/") ? Math.ceil(places - 1e-6) : Math.round(places);
  const decimals = Math.max(0, Math.min(100, shownPlaces));
  if (exponent === undefined) return value.toFixed(decimals).replace(/^-(?=[0.]+$)/, "");
  const shown = Math.max(0, Math.min(100, decimals + Number(exponent)));
  return value.toExponential(shown);
}
