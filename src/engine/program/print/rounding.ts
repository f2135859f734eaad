/** `value.toFixed(digits)` with ties to the even digit, as C and Python round; JavaScript rounds them up. */
export function fixed(value: number, digits: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (size >= 1e21) return sign + BigInt(size).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
  return sign + evenTie(size, digits, size.toFixed(Math.min(digits, 100)));
}

/** `value.toExponential(digits)` with ties to the even digit, and an exponent of two digits. */
export function scientific(value: number, digits: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa, exponent] = size.toExponential(Math.min(digits, 100)).split("e");
  const power = Number(exponent);
  const even =
    power >= 0 && power <= 21
      ? isTieAt(size, digits - power) && isOdd(mantissa)
      : isShortTie(size, digits) && isOdd(mantissa);
  return `${sign}${even ? lowered(mantissa) : mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

const isOdd = (text: string) => Number(text.at(-1)) % 2 === 1;

function evenTie(size: number, digits: number, rounded: string): string {
  return isTieAt(size, digits) && isOdd(rounded) ? lowered(rounded) : rounded;
}

/** Whether the number lies exactly in the middle of two with that many digits behind the point. */
function isTieAt(size: number, digits: number): boolean {
  if (digits < 0 || digits > 60) return false;
  const exact = size.toFixed(Math.min(100, digits + 40));
  return /^50*$/.test(exact.slice(exact.indexOf(".") + 1 + digits));
}

/** The same for small numbers: those with few digits are exact only where they are sums of few halves. */
function isShortTie(size: number, digits: number): boolean {
  const text = size.toExponential(60);
  return /^50*$/.test(text.slice(2 + digits, text.indexOf("e")));
}

/** One less in the last digit, which isn't 0. */
const lowered = (text: string) => text.slice(0, -1) + String(Number(text.at(-1)) - 1);
