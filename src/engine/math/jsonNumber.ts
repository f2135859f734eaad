/** A number as JSON can hold it: -0 is 0, and what isn't finite is a string. */
export type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";

/** Full precision: JSON reads back the same float64, except that -0 becomes 0. */
export function jsonNumber(value: number): JsonNumber {
  return Number.isFinite(value) ? value || 0 : (String(value) as JsonNumber);
}

/** Numbers as JSON: one, a list, or lists of lists, by the shape. */
export type Nested = JsonNumber | readonly Nested[];

/** @param numbers in the order of the shape, the last index fastest */
export function nested({
  shape,
  numbers,
}: {
  readonly shape: readonly number[];
  readonly numbers: ArrayLike<number>;
}): Nested {
  const level = (axis: number, from: number, size: number): Nested => {
    if (axis === shape.length) return jsonNumber(numbers[from]);
    const step = size / shape[axis];
    return Array.from({ length: shape[axis] }, (_, k) => level(axis + 1, from + k * step, step));
  };
  return level(0, 0, numbers.length);
}
