/** Reads a number as people type it: a decimal comma and a true minus sign are understood. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace("−", "-")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Without what adding decimals leaves behind: 0.1 + 0.2 is 0.3. */
export const withoutFloatNoise = (value: number) => Number(value.toPrecision(12));
