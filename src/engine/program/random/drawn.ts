import { sizeOf } from "../../shape";
import type { Call } from "../functions/function";
import { shapeFrom } from "../functions/reshaping";
import { ProgramFault } from "../parse/tree/fault";
import type { Dtype } from "../values/dtype";
import { arrayOf } from "../values/ndarray";
import { Float, Int, type Value } from "../values/value";

/** A number, or an array of the shape that is asked for. */
export function drawn(
  call: Call,
  shape: readonly number[] | undefined,
  dtype: Dtype,
  draw: () => number,
): Value {
  if (shape === undefined) return dtype === "int64" ? new Int(draw()) : new Float(draw(), false);
  const size = sizeOf(shape);
  call.machine.budget.spend(size);
  if (size > 5e6) throw new ProgramFault(`${size} random numbers are too many; at most 5 million fit here`);
  return arrayOf(Float64Array.from({ length: size }, draw), shape, dtype);
}

/** The shape that is asked for; nothing where it is one number. */
export const sizeIn = (value: Value | undefined) => (value === undefined ? undefined : shapeFrom([value]));
