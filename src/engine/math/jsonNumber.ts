/** A number as JSON can hold it: -0 is 0, and what isn't finite is a string. */
export type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";

export function jsonNumber(value: number): JsonNumber {
  return Number.isFinite(value) ? value || 0 : (String(value) as JsonNumber);
}
