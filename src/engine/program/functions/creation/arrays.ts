import { ofKind } from "../../arrays/arithmetic";
import { copied, requireArray } from "../../arrays/conversion";
import { stopGradients } from "../../arrays/requiresGrad";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray } from "../../values/ndarray";
import { isNumberLike, List } from "../../values/value";
import { dtypeArgument } from "../arguments/dtypeArgument";
import { Arguments, type BuiltIn } from "../function";
import { reshaped } from "../reshaping";
import { noted, requiringGradient } from "./made";

/** `np.array`, `torch.tensor`: a copy with its own storage. */
const array: BuiltIn = {
  names: [
    "array",
    "asarray",
    "tensor",
    "as_tensor",
    "Tensor",
    "FloatTensor",
    "DoubleTensor",
    "LongTensor",
    "from_numpy",
    "matrix",
    "mat",
    "asmatrix",
    "asanyarray",
    "ascontiguousarray",
    "Parameter",
    "Variable",
  ],
  call(call) {
    const given = new Arguments(call, "object|data|a dtype requires_grad|copy device ndmin order");
    const value = given.require("object");
    const name = call.name.split(".").at(-1) ?? "";
    const [flag, least] = [given.get("requires_grad"), given.integer("ndmin", 0)];
    for (const ignored of ["device", "order"]) given.get(ignored);
    const isTorch = /tensor|Parameter|Variable|from_numpy/i.test(name);
    const kind = isTorch ? "tensor" : /mat/.test(name) ? "matrix" : "array";
    if (
      value instanceof NDArray &&
      (/asarray|asanyarray|as_tensor|from_numpy|ascontiguous|asmatrix/.test(name) ||
        (name === "array" && flag === false && least <= value.shape.length)) &&
      value.kind === kind &&
      given.given("dtype") === undefined
    )
      return value;
    const second = call.positional[1];
    if ((isNumberLike(second ?? null) && typeof second !== "boolean") || second instanceof List)
      throw new ProgramFault(
        `${call.name} takes one list of numbers: put square brackets around all of them`,
        undefined,
        { type: "TypeError" },
      );
    const found = requireArray(call.machine, value, isTorch ? "tensor" : "array", true);
    if (name === "from_numpy" && value instanceof NDArray) return ofKind(value, "tensor");
    const usual =
      name === "Tensor" || name === "FloatTensor"
        ? "float32"
        : name === "DoubleTensor"
          ? "float64"
          : name === "LongTensor"
            ? "int64"
            : undefined;
    const dtype = dtypeArgument(given.given("dtype")) ?? usual ?? found.dtype;
    const isFresh = !(value instanceof NDArray) && dtype === found.dtype;
    const copy = isFresh ? ofKind(found, kind) : copied(call.machine, found, dtype, kind);
    const result = kind === "matrix" ? asMatrix(copy) : copy.kind === "scalar" ? ofKind(copy, "array") : copy;
    if (kind === "tensor") {
      stopGradients(result);
      result.isParameter = name === "Parameter";
      requiringGradient(result, name === "Parameter" ? true : flag);
    }
    const missing = Math.max(0, least - result.shape.length);
    return noted(
      call.machine,
      missing === 0
        ? result
        : reshaped(call.machine, result, [...Array<number>(missing).fill(1), ...result.shape]),
    );
  },
};

/** A vector becomes a row. */
function asMatrix(array: NDArray): NDArray {
  if (array.shape.length > 2) throw new ProgramFault("a matrix has two axes");
  if (array.shape.length === 2) return array;
  const shape = [1, array.size];
  const result = new NDArray(
    array.storage,
    shape,
    [array.size, array.strides[0] ?? 1],
    array.offset,
    array.dtype,
    "matrix",
  );
  return result;
}

/** Arrays, matrices and tensors from numbers. */
export const arrayFunctions: readonly BuiltIn[] = [array];
