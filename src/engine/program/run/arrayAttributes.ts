import inv from "../../ops/linearAlgebra/inv";
import { applied, ofKind } from "../arrays/arithmetic";
import { changeInPlace } from "../arrays/inPlace";
import { applyBinary } from "../arrays/operators";
import { detached } from "../arrays/requiresGrad";
import { floatDtype } from "../arrays/types";
import { libraryByName } from "../functions";
import { carriedOut } from "../functions/carriedOut";
import type { BuiltIn } from "../functions/function";
import { ravelled, shapeTuple, transposedView } from "../functions/reshaping";
import type { Machine } from "../machine/machine";
import { inPlaceMethods, tensorMethods } from "../torch/functions";
import { bytesOfDtype } from "../values/dtype";
import { NDArray } from "../values/ndarray";
import { DtypeValue, FunctionValue, Int, type Value } from "../values/value";

/** An attribute or a method of an array; nothing where there is none. */
export function arrayAttribute(machine: Machine, array: NDArray, name: string): Value | undefined {
  const isTorch = array.kind === "tensor";
  switch (name) {
    case "shape":
      return shapeTuple(array);
    case "T":
    case "mT":
      return transposedView(machine, array, [...array.shape.keys()].reverse());
    case "ndim":
      return new Int(array.shape.length);
    case "size":
      return isTorch ? sizeMethod(array) : new Int(array.size);
    case "dtype":
      return new DtypeValue(array.dtype, isTorch ? "torch" : "numpy");
    case "real":
      return array;
    case "nbytes":
      return new Int(bytesOfDtype(array.dtype) * array.size);
    case "itemsize":
      return new Int(bytesOfDtype(array.dtype));
    case "A":
      return array.kind === "matrix" ? ofKind(array, "array") : undefined;
    case "A1":
      return array.kind === "matrix" ? ravelled(machine, ofKind(array, "array")) : undefined;
    case "I":
      return array.kind === "matrix"
        ? applied(machine, inv.op, [array], floatDtype([array], "float64"))
        : undefined;
    case "H":
      return array.kind === "matrix" ? transposedView(machine, array, [1, 0]) : undefined;
    case "flat":
      return ravelled(machine, array);
  }
  if (isTorch) {
    const own = tensorAttribute(machine, array, name);
    if (own !== undefined) return own;
  }
  const method = methodNamed(array, name);
  if (!method) return undefined;
  const library = isTorch ? "torch" : "numpy";
  return new FunctionValue(name, (positional, keywords) =>
    carriedOut(method, { machine, library, name, positional: [array, ...positional], keywords }),
  );
}

function methodNamed(array: NDArray, name: string): BuiltIn | undefined {
  if (array.kind === "tensor" || shared.has(name)) {
    const own = tensorMethods.get(name);
    if (own) return own;
  }
  const found = libraryByName.get(name);
  return found?.isMethod ? found : undefined;
}

function tensorAttribute(machine: Machine, tensor: NDArray, name: string): Value | undefined {
  switch (name) {
    case "grad":
      return tensor.grad;
    case "requires_grad":
      return tensor.requiresGrad;
    case "is_leaf":
      return !tensor.isResult;
    case "grad_fn":
      return tensor.isResult ? `<${tensor.gradFunction}>` : null;
    case "device":
      return "cpu";
    case "data": {
      const data = detached(tensor);
      data.isData = true;
      return data;
    }
  }
  const operator = inPlaceMethods[name];
  if (operator === undefined) return undefined;
  return new FunctionValue(name, ([value], keywords) => {
    const alpha = keywords.get("alpha");
    const amount = alpha === undefined ? (value ?? null) : applyBinary(machine, "*", value ?? null, alpha);
    changeInPlace(machine, tensor, applyBinary(machine, operator, tensor, amount), operator);
    return tensor;
  });
}

const sizeMethod = (tensor: NDArray) =>
  new FunctionValue("size", ([axis]) => {
    if (!(axis instanceof Int)) return shapeTuple(tensor);
    return new Int(tensor.shape[axis.value < 0 ? axis.value + tensor.shape.length : axis.value] ?? 0);
  });

/** What NumPy's arrays have too. */
const shared = new Set(["item", "tolist", "fill"]);

const tensorAttributes = ["grad", "requires_grad", "is_leaf", "grad_fn", "device", "data"];

/** Whether something that isn't a tensor is asked for what only tensors have. */
export const isOfTensors = (of: Value, name: string): boolean =>
  of instanceof NDArray &&
  of.kind !== "tensor" &&
  (tensorMethods.has(name) || tensorAttributes.includes(name) || Object.hasOwn(inPlaceMethods, name));

/** The names of all, for the nearest one. */
export const arrayNames = (of: NDArray): string[] => [
  "shape",
  "T",
  "ndim",
  "size",
  "dtype",
  ...(of.kind === "tensor"
    ? [...tensorAttributes, ...tensorMethods.keys(), ...Object.keys(inPlaceMethods)]
    : shared),
  ...[...libraryByName].filter(([, { isMethod }]) => isMethod).map(([name]) => name),
];
