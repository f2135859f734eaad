import type { WrittenNumber } from "../../answer";

const decimal = /^([-+]?)(\d+(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d{1,4}))?$/i;
const fraction = /^([-+]?\d+)\/(\d+)$/;

/** Reads one number with a decimal point; nothing where the text isn't one. */
export function writtenNumber(text: string): WrittenNumber | undefined {
  const bare = text.replace(/^\+/, "");
  if (/^[-+]?(nan|inf|infinity)$/i.test(text)) return { text: bare, value: nonFinite(bare), half: 0 };
  if (text.endsWith("%")) return percentage(text.slice(0, -1));
  const quotient = fraction.exec(text);
  if (quotient) {
    const value = Number(quotient[1]) / Number(quotient[2]);
    return Number.isFinite(value) ? { text: bare, value, half: 0 } : undefined;
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
export function significantDigits({ text, half }: WrittenNumber): number {
  if (half === 0) return 12;
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
  // A fraction has no last digit.
  if (half === 0) return String(Number(value.toPrecision(9)));
  const [, exponent] = /e([-+]?\d+)$/i.exec(text) ?? [];
  const decimals = Math.max(0, Math.min(100, Math.round(-Math.log10(2 * half))));
  if (exponent === undefined) return value.toFixed(decimals);
  const shown = Math.max(0, Math.min(100, decimals + Number(exponent)));
  return value.toExponential(shown);
}
