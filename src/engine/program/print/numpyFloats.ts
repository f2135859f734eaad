import { positional, shortestDigits, signedExponent } from "./pythonFloat";
import { fixed, scientific } from "./rounding";

/** How NumPy is told to print; `np.set_printoptions` changes it. */
export interface PrintOptions {
  precision: number;
  suppress: boolean;
  threshold: number;
  edgeItems: number;
  lineWidth: number;
}

export const defaultOptions = (): PrintOptions => ({
  precision: 8,
  suppress: false,
  threshold: 1000,
  edgeItems: 3,
  lineWidth: 75,
});

/** Writes each of an array's floats with one width and, where sizes differ much, with exponents. */
export function floatWriter(
  values: readonly number[],
  options: PrintOptions,
  isSingle: boolean,
): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  const isScientific =
    sizes.length > 0 && (most >= 1e8 || (!options.suppress && (least < 1e-4 || most / least > 1000)));
  const notFinite = values.filter((value) => !Number.isFinite(value));
  const widthFor = (left: number, right: number) =>
    notFinite.length === 0
      ? left
      : Math.max(left, ...notFinite.map((value) => special(value).length - right - 1));
  if (isScientific) {
    const parts = finite.map((value) => scientificParts(value, options.precision, isSingle));
    const digits = Math.max(...parts.map(({ fraction }) => fraction.length));
    const exponentDigits = Math.max(...parts.map(({ power }) => Math.max(2, String(Math.abs(power)).length)));
    const right = exponentDigits + 2 + digits;
    const left = widthFor(Math.max(...parts.map(({ whole }) => whole.length)), right);
    return (value) => {
      if (!Number.isFinite(value)) return special(value).padStart(left + right + 1);
      const { whole, fraction, power } = scientificParts(value, digits, isSingle);
      return `${whole.padStart(left)}.${fraction.padEnd(digits, "0")}e${signedExponent(power, exponentDigits)}`;
    };
  }
  const parts = finite.map((value) => fixedParts(value, options.precision, isSingle));
  const right = Math.max(0, ...parts.map(({ fraction }) => fraction.length));
  const left = widthFor(Math.max(0, ...parts.map(({ whole }) => whole.length)), right);
  return (value) => {
    if (!Number.isFinite(value)) return special(value).padStart(left + right + 1);
    const { whole, fraction } = fixedParts(value, options.precision, isSingle);
    return `${whole.padStart(left)}.${fraction.padEnd(right)}`;
  };
}

const special = (value: number) => (Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");

/** What stands before and behind the point: the fewest digits that tell the number, and no more than `precision`. */
function fixedParts(value: number, precision: number, isSingle: boolean) {
  const { sign, digits, exponent } = shortestDigits(value, isSingle);
  const shortest = value === 0 ? "0" : positional(digits, exponent, "");
  const [whole, fraction = ""] = shortest.split(".");
  if (fraction.length <= precision) return { whole: sign + whole, fraction };
  const [rounded, rest = ""] = fixed(Math.abs(value), precision).split(".");
  return { whole: sign + rounded, fraction: rest.replace(/0+$/, "") };
}

function scientificParts(value: number, precision: number, isSingle: boolean) {
  const { sign, digits, exponent } = shortestDigits(value, isSingle);
  if (digits.length - 1 <= precision)
    return { whole: sign + digits[0], fraction: digits.slice(1), power: value === 0 ? 0 : exponent };
  const [mantissa, power] = scientific(Math.abs(value), precision).split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  return { whole: sign + whole, fraction: fraction.replace(/0+$/, ""), power: Number(power) };
}
