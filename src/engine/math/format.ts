/** A number's text with true minus signs, also in its exponent. */
export const withMinusSigns = (digits: string): string => digits.replaceAll("-", "−");

/** A number for the eye: `digits` significant ones, trailing zeros dropped, a true minus sign. */
export function shortNumber(value: number, digits = 6): string {
  const { mantissa, exponent } = parts(value, digits);
  return withMinusSigns(exponent === undefined ? mantissa : `${mantissa}e${exponent}`);
}

/** The same as LaTeX. */
export function texNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return "\\mathrm{NaN}";
  if (!Number.isFinite(value)) return value > 0 ? "\\infty" : "-\\infty";
  const { mantissa, exponent } = parts(value, digits);
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${exponent}}`;
}

/** The shortest digits that give the same float64: 0.1, where 17 of them give 0.10000000000000001. */
export const shortestNumber = (value: number) => String(value || 0);

/** A number in full: 17 significant digits tell any two float64 apart. */
export function fullNumber(value: number): string {
  return Number.isFinite(value) ? (value || 0).toPrecision(17) : String(value);
}

function parts(value: number, digits: number): { mantissa: string; exponent?: string } {
  if (!Number.isFinite(value)) return { mantissa: Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞" };
  const size = Math.abs(value);
  if (value === 0) return { mantissa: "0" };
  if (size >= 1e-5 && size < 1e7)
    return { mantissa: trimmed(value.toPrecision(Math.max(digits, size >= 1e6 ? 7 : 0))) };
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  return { mantissa: trimmed(mantissa), exponent: exponent.replace("+", "") };
}

const trimmed = (digits: string) =>
  digits.includes("e")
    ? String(Number(digits))
    : digits.includes(".")
      ? digits.replace(/\.?0+$/, "")
      : digits;
