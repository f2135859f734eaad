import { ProgramFault } from "../parse/tree/fault";
import { type Dtype, isFloat, promoted, promotedTorch } from "../values/dtype";
import { type ArrayKind, NDArray } from "../values/ndarray";
import { Float, type NumberLike } from "../values/value";

/** Which kind of array comes out where these go in. */
export function kindOf(values: readonly NumberLike[]): ArrayKind {
  let kind: ArrayKind = "scalar";
  for (const value of values) {
    if (!(value instanceof NDArray)) continue;
    if (value.kind === "tensor") return "tensor";
    if (value.kind === "matrix") kind = "matrix";
    else if (kind === "scalar" && value.shape.length > 0) kind = "array";
  }
  return kind;
}

const rank = (dtype: Dtype) => (isFloat(dtype) ? 2 : dtype === "bool" ? 0 : 1);

/**
 * The dtype that comes out: arrays decide; single numbers only where they are of a higher kind, as an integer array
 * plus 0.5 is float.
 */
export function commonDtype(values: readonly NumberLike[], usual: "float32" | "float64" = "float64"): Dtype {
  let isTorch = false;
  let hasAxes = false;
  for (const value of values) {
    if (!(value instanceof NDArray)) continue;
    isTorch ||= value.kind === "tensor";
    hasAxes ||= value.shape.length > 0;
  }
  const promote = isTorch ? promotedTorch : promoted;
  let dtype: Dtype = "bool";
  for (const value of values)
    if (value instanceof NDArray && (!hasAxes || value.shape.length > 0)) dtype = promote(dtype, value.dtype);
  for (const value of values) {
    if (value instanceof NDArray && (!hasAxes || value.shape.length > 0)) continue;
    const other = value instanceof NDArray ? value.dtype : numberDtype(value, isTorch ? usual : "float64");
    if (rank(other) > rank(dtype)) dtype = other;
  }
  return dtype;
}

const numberDtype = (value: Exclude<NumberLike, NDArray>, usual: Dtype): Dtype =>
  typeof value === "boolean" ? "bool" : value instanceof Float ? usual : "int64";

/** The float that functions such as exp give for what goes in. */
export function floatDtype(values: readonly NumberLike[], usual: "float32" | "float64"): Dtype {
  const dtype = commonDtype(values, usual);
  if (isFloat(dtype)) return dtype;
  if (kindOf(values) === "tensor") return usual;
  // The smallest float that holds the integers.
  return dtype === "bool" || dtype === "uint8" || dtype === "int8"
    ? values.some((value) => value instanceof NDArray)
      ? "float16"
      : "float64"
    : dtype === "int16"
      ? "float32"
      : "float64";
}

/** @throws ProgramFault where the two libraries meet: as in Python, a tensor has to be turned into an array first */
export function requireOneLibrary(values: readonly NumberLike[]): void {
  let hasTensor = false;
  let hasArray = false;
  for (const value of values) {
    if (!(value instanceof NDArray)) continue;
    hasTensor ||= value.kind === "tensor";
    hasArray ||= value.kind === "array";
  }
  if (hasTensor && hasArray)
    throw new ProgramFault(
      "a NumPy array and a PyTorch tensor don't go together: use torch.tensor(…) or .numpy()",
    );
}
