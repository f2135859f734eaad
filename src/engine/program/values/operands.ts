import type { Shape } from "../../shape";
import { NDArray, numbersOf } from "./ndarray";
import { Float, Int, type NumberLike } from "./value";

/** Whether gradients are wanted of it. */
export const requiresGrad = (value: NumberLike) => value instanceof NDArray && value.requiresGrad;

/** That of a single number has no axes. */
export const shapeOf = (value: NumberLike): Shape => (value instanceof NDArray ? value.shape : []);

/** Its numbers in their order; a copy only where they don't stand like that. */
export function buffer(value: NumberLike): Float64Array {
  if (value instanceof NDArray) return numbersOf(value);
  return Float64Array.of(value instanceof Int || value instanceof Float ? value.value : value ? 1 : 0);
}
