import { type Shape, sizeOf } from "../../../shape";
import { requireGradient } from "../../arrays/requiresGrad";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { castNumber, type Dtype } from "../../values/dtype";
import { arrayOf, type NDArray } from "../../values/ndarray";
import type { Value } from "../../values/value";
import type { Call } from "../function";

export const kindFor = (call: Call) => (call.library === "torch" ? "tensor" : "array");
export const floatFor = (call: Call): Dtype =>
  call.library === "torch" ? call.machine.defaultFloat : "float64";

/** @throws ProgramFault before an array is made that is too large */
export function madeArray(call: Call, shape: Shape, dtype: Dtype, numberAt: (k: number) => number): NDArray {
  const size = sizeOf(shape);
  call.machine.budget.spend(size);
  if (size > 5e6)
    throw new ProgramFault(
      `an array of shape (${shape.join(", ")}) has ${size} numbers: at most 5 million fit here`,
    );
  const data = new Float64Array(size);
  for (let k = 0; k < size; k++) data[k] = castNumber(numberAt(k), dtype);
  return noted(call.machine, arrayOf(data, shape, dtype, kindFor(call)));
}

export const requiringGradient = (array: NDArray, value: Value | undefined): NDArray => {
  return value === true ? requireGradient(array, true) : array;
};

/** Says once that float32 is computed in float64, where such an array is made. */
export function noted(machine: Machine, array: NDArray): NDArray {
  if (array.dtype === "float32" || array.dtype === "float16")
    machine.notes.add(
      `${array.dtype} is computed in float64 here: what a real run prints may differ from its ${array.dtype === "float32" ? "seventh" : "third"} digit on, or earlier where digits cancel.`,
    );
  return array;
}
