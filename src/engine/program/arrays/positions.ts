import { ProgramFault } from "../parse/tree/fault";
import { isFloat } from "../values/dtype";
import { NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, type Slice, typeName, type Value } from "../values/value";

/** Start, step and count of a slice of so many items. */
export function sliceOf(slice: Slice, length: number): { start: number; step: number; count: number } {
  const step = slice.step === null ? 1 : wholeNumber(slice.step, "a slice's step");
  if (step === 0) throw new ProgramFault("a slice's step can't be 0");
  const clamp = (value: number, low: number, high: number) =>
    Math.min(high, Math.max(low, value < 0 ? value + length : value));
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const start =
    slice.start === null
      ? step > 0
        ? 0
        : length - 1
      : clamp(wholeNumber(slice.start, "a slice's start"), low, high);
  const stop =
    slice.stop === null
      ? step > 0
        ? length
        : -1
      : clamp(wholeNumber(slice.stop, "a slice's end"), low, high);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start: count === 0 ? 0 : start, step, count };
}

/** A whole number for an index. @throws ProgramFault for floats, as Python does */
export function wholeNumber(value: Value, what: string): number {
  if (value instanceof Int) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof NDArray && value.size === 1 && !isFloat(value.dtype)) return numbersOf(value)[0];
  if (value instanceof Float || value instanceof NDArray)
    throw new ProgramFault(`${what} must be an integer, not a float: use int(…)`, undefined, {
      type: "TypeError",
    });
  throw new ProgramFault(`${what} must be an integer, not ${typeName(value)}`, undefined, {
    type: "TypeError",
  });
}

/** An index from the start. @throws ProgramFault outside */
export function position(index: Value, length: number, axis?: number): number {
  const value = wholeNumber(index, "an index");
  if (value < -length || value >= length)
    throw new ProgramFault(
      `index ${value} is outside: ${axis === undefined ? "there are" : `axis ${axis} has`} ${length} ${length === 1 ? "item" : "items"}${length > 0 ? `, 0 to ${length - 1}` : ""}`,
      undefined,
      {
        type: "IndexError",
        text:
          axis === undefined
            ? "list index out of range"
            : `index ${value} is out of bounds for axis ${axis} with size ${length}`,
      },
    );
  return value < 0 ? value + length : value;
}
