import type { Machine } from "../../machine/machine";
import { copyOf } from "../../values/buffers";
import { coversStorage, NDArray } from "../../values/ndarray";
import { Float, Int, type Value } from "../../values/value";

/**
 * A value with other numbers, which nothing before it has led to. What has none, or another count of them, stays as it is.
 * Note: writes into an array, which keeps its other properties.
 */
export function valueWithNumbers(machine: Machine, value: Value, numbers: Float64Array): Value {
  if ((value instanceof Float || value instanceof Int) && numbers.length === 1)
    return new Float(numbers[0], false);
  if (!(value instanceof NDArray) || value.size !== numbers.length || !coversStorage(value)) return value;
  const { storage } = value;
  storage.data = copyOf(numbers);
  storage.isHeld = false;
  storage.version += 1;
  machine.tape.forget(value);
  return value;
}
