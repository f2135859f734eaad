import { ProgramFault } from "../parse/fault";
import { type Dtype, isFloat, promoted, promotedTorch } from "../values/dtype";
import { type ArrayKind, NDArray } from "../values/ndarray";
import { Float, type NumberLike } from "../values/value";

/** Which kind of array comes out where these go in. */
export function kindOf(values: readonly NumberLike[]): ArrayKind {
  const kinds = values.map((value) => (value instanceof NDArray ? value.kind : "scalar"));
  if (kinds.includes("tensor")) return "tensor";
  if (kinds.includes("matrix")) return "matrix";
  const hasAxes = values.some((value) => value instanceof NDArray && value.shape.length > 0);
  return hasAxes ? "array" : "scalar";
}

const rank = (dtype: Dtype) => (isFloat(dtype) ? 2 : dtype === "bool" ? 0 : 1);

/**
 * The dtype that comes out: arrays decide; single numbers only where they are of a higher kind, as an integer array
 * plus 0.5 is float.
 */
export function commonDtype(values: readonly NumberLike[], usual: "float32" | "float64" = "float64"): Dtype {
  const arrays = values.filter((value): value is NDArray => value instanceof NDArray);
  const isTorch = arrays.some(({ kind }) => kind === "tensor");
  const promote = isTorch ? promotedTorch : promoted;
  const withAxes = arrays.filter(({ shape }) => shape.length > 0);
  const single = arrays.filter(({ shape }) => shape.length === 0);
  const deciding = withAxes.length > 0 ? withAxes : single;
  let dtype = deciding.map((array) => array.dtype).reduce(promote, "bool");
  for (const value of values) {
    const other: Dtype | undefined =
      value instanceof NDArray
        ? withAxes.length > 0 && value.shape.length === 0
          ? value.dtype
          : undefined
        : typeof value === "boolean"
          ? "bool"
          : value instanceof Float
            ? isTorch
              ? usual
              : "float64"
            : "int64";
    if (other && rank(other) > rank(dtype)) dtype = other;
  }
  return dtype;
}

/** The float that functions such as exp give for what goes in. */
export function floatDtype(values: readonly NumberLike[], usual: "float32" | "float64"): Dtype {
  const dtype = commonDtype(values, usual);
  if (isFloat(dtype)) return dtype;
  return kindOf(values) === "tensor" ? usual : "float64";
}

/** @throws ProgramFault where the two libraries meet: as in Python, a tensor has to be turned into an array first */
export function requireOneLibrary(values: readonly NumberLike[]): void {
  const kinds = new Set(values.flatMap((value) => (value instanceof NDArray ? [value.kind] : [])));
  if (kinds.has("tensor") && kinds.has("array") && values.length > 1)
    throw new ProgramFault(
      "a NumPy array and a PyTorch tensor don't go together: use torch.tensor(…) or .numpy()",
    );
}
