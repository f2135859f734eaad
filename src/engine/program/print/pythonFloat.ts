/** A float as Python's repr writes it: the fewest digits that give the same number, 1e-05 and 1e+16 with an exponent. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const { sign, digits, exponent } = shortestDigits(value);
  if (exponent < -4 || exponent >= 16) {
    const rest = digits.slice(1);
    return `${sign}${digits[0]}${rest && `.${rest}`}e${signedExponent(exponent)}`;
  }
  return sign + positional(digits, exponent, ".0");
}

/** The fewest digits that give the same number, and the power of ten of the first. */
export function shortestDigits(value: number, isSingle = false) {
  const text = isSingle ? shortestSingle(Math.abs(value)) : Math.abs(value).toExponential();
  const [mantissa, exponent] = text.split("e");
  return {
    sign: value < 0 || Object.is(value, -0) ? "-" : "",
    digits: mantissa.replace(".", ""),
    exponent: Number(exponent),
  };
}

/** The fewest digits that tell a float32 from its neighbours. */
function shortestSingle(size: number): string {
  const single = Math.fround(size);
  for (let digits = 0; digits < 8; digits++) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) return trimmedMantissa(text);
  }
  return trimmedMantissa(single.toExponential(8));
}

const trimmedMantissa = (text: string) =>
  text.replace(/\.?0*e/, (zeros) => (zeros.startsWith(".") ? "e" : zeros));

/** Digits with the point in its place. @param whole what is written behind an integer */
export function positional(digits: string, exponent: number, whole: string): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, "0");
  const rest = padded.slice(exponent + 1);
  return padded.slice(0, exponent + 1) + (rest ? `.${rest}` : whole);
}

/** +16, -05. */
export const signedExponent = (exponent: number, digits = 2) =>
  (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(digits, "0");
