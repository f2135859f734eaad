/** A number as it was printed. */
export interface Written {
  readonly text: string;
  readonly value: number;
  /** Half a unit of its last digit. */
  readonly half: number;
}

const number = /(?<![\w.])[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|nan|inf)(?![\w])/g;

export function writtenNumbersIn(text: string): Written[] {
  return [...withoutTypes(text).matchAll(number)].map(([written]) => {
    const [mantissa, exponent = "0"] = written.toLowerCase().split("e");
    const decimals = mantissa.split(".")[1]?.length ?? 0;
    const value = Number(written.replace(/^([-+]?)inf$/, "$1Infinity"));
    // `1.` and `3` stand for numbers without further digits.
    const half =
      decimals === 0 ? 1e-8 * Math.max(1, Math.abs(value)) : 0.5 * 10 ** (Number(exponent) - decimals);
    return { text: written, value, half };
  });
}

/** A text with its numbers left out: two prints of the same statement have the same. */
export const skeletonOf = (text: string): string =>
  withoutTypes(text)
    .replace(number, "#")
    .replace(/[\s,]+/g, "");

/** Whether a text is nothing but printed numbers. */
export const isOutput = (text: string): boolean =>
  /^[#[\]()]*#[#[\]()]*$/.test(skeletonOf(text).replace(/tensor|array/g, ""));

const withoutTypes = (text: string) =>
  text.replace(/,?\s*(?:dtype=[\w.]+|grad_fn=<\w+>|requires_grad=True|device='[^']*')/g, "");

/** Whether numbers are those that were printed, to the digits that were. PyTorch prints float32: its seventh digit may differ. */
export const isAsPrinted = (numbers: ArrayLike<number>, written: readonly Written[]): boolean =>
  numbers.length === written.length &&
  written.every(
    ({ value, half }, k) =>
      Object.is(numbers[k], value) || Math.abs(numbers[k] - value) <= half * 1.0001 + 5e-7 * Math.abs(value),
  );
