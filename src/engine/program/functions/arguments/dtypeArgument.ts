import { ProgramFault } from "../../parse/tree/fault";
import { type Dtype, dtypeNamed } from "../../values/dtype";
import { DtypeValue, FunctionValue, typeName, type Value } from "../../values/value";

/** A dtype as it is given: np.float64, "float32", int; nothing where none is. */
export function dtypeArgument(value: Value | undefined): Dtype | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof DtypeValue) return value.dtype;
  const name =
    typeof value === "string"
      ? value.replace(/^(np|numpy|torch)\./, "")
      : value instanceof FunctionValue
        ? value.name
        : undefined;
  const dtype = name === undefined ? undefined : dtypeNamed(name);
  if (!dtype)
    throw new ProgramFault(
      `${typeof value === "string" ? `“${value}”` : typeName(value)} isn't a dtype that is known here: bool, int32, int64, float32 or float64`,
    );
  return dtype;
}
