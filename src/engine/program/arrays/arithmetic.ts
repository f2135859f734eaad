import add from "../../ops/elementwise/arithmetic/add";
import divide from "../../ops/elementwise/arithmetic/divide";
import fmod from "../../ops/elementwise/arithmetic/fmod";
import multiply from "../../ops/elementwise/arithmetic/multiply";
import remainder, { modulo } from "../../ops/elementwise/arithmetic/remainder";
import subtract from "../../ops/elementwise/arithmetic/subtract";
import power from "../../ops/elementwise/powers/power";
import raise from "../../ops/elementwise/powers/raise";
import { broadcastShape, indicesWithin } from "../../ops/factories/shapesTogether";
import type { Op } from "../../ops/op";
import matmul from "../../ops/products/matmul";
import { sizeOf } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { newNumbers } from "../values/buffers";
import { castNumber, type Dtype, isFloat } from "../values/dtype";
import { arrayOf, NDArray } from "../values/ndarray";
import { buffer, requiresGrad, shapeOf } from "../values/operands";
import { Float, Int, type NumberLike } from "../values/value";
import { ended } from "./numbers";
import { commonDtype, floatDtype, kindOf, requireOneLibrary } from "./types";

/** Carries out an operation on arrays and numbers, with PyTorch's bookkeeping where tensors go in. */
export function applied(
  machine: Machine,
  op: Op,
  inputs: readonly NumberLike[],
  dtype: Dtype,
  gradFunction?: string,
): NDArray {
  requireOneLibrary(inputs);
  const kind = kindOf(inputs);
  const requires =
    kind === "tensor" && machine.tape.isRecording && isFloat(dtype) && inputs.some(requiresGrad);
  const result = machine.tape.apply(op, inputs, dtype, kind);
  const shown = shaped(result);
  if (requires) markResult(shown, gradFunction ?? backwardName(op));
  return shown;
}

/** What PyTorch calls the way back. */
const backwardName = ({ id, torchName }: Op): string =>
  `${torchName ?? id[0].toUpperCase() + id.slice(1)}Backward0`;

/** The result of an operation on something that requires a gradient requires one itself. */
export function markResult(tensor: NDArray, gradFunction: string): void {
  tensor.requiresGrad = true;
  tensor.isResult = true;
  tensor.gradFunction = gradFunction;
}

/** NumPy gives its own numbers instead of arrays without axes, and matrices have two axes or none. */
export function shaped(array: NDArray): NDArray {
  const kind =
    array.shape.length === 0 && array.kind !== "tensor"
      ? "scalar"
      : array.kind === "scalar" || (array.kind === "matrix" && array.shape.length !== 2)
        ? "array"
        : array.kind;
  return kind === array.kind ? array : ofKind(array, kind);
}

/** The same array under another kind; it shares everything. */
export function ofKind(array: NDArray, kind: NDArray["kind"], dtype = array.dtype): NDArray {
  const other = new NDArray(array.storage, array.shape, array.strides, array.offset, dtype, kind);
  other.recorded = array.recorded;
  other.recordedVersion = array.recordedVersion;
  other.view = array.view;
  other.stopsGradients = array.stopsGradients;
  other.parent = array;
  return other;
}

/** Arithmetic where at least one side is an array. */
export function arrayArithmetic(
  machine: Machine,
  operator: string,
  left: NumberLike,
  right: NumberLike,
): NDArray {
  const pair = [left, right];
  const dtype = commonDtype(pair, machine.defaultFloat);
  switch (operator) {
    case "+":
      return applied(machine, add.op, pair, dtype, "AddBackward0");
    case "-":
      if (dtype === "bool")
        throw new ProgramFault("truth values can't be subtracted: use ^ or np.logical_xor");
      return applied(
        machine,
        subtract.op,
        pair,
        dtype,
        right instanceof NDArray && !(left instanceof NDArray) ? "RsubBackward1" : "SubBackward0",
      );
    case "*":
      if (kindOf(pair) === "matrix" && pair.every((side) => side instanceof NDArray && side.shape.length > 0))
        return arrayArithmetic(machine, "@", left, right);
      return applied(machine, multiply.op, pair, dtype, "MulBackward0");
    case "/":
      return applied(
        machine,
        divide.op,
        pair,
        floatDtype(pair, machine.defaultFloat),
        // PyTorch multiplies a number by the reciprocal.
        left instanceof NDArray ? "DivBackward0" : "MulBackward0",
      );
    case "@":
      return applied(machine, matmul.op, pair, dtype, productName(left, right));
    case "**":
      return arrayPower(machine, left, right, dtype);
    case "//":
      return elementwiseWithoutGradient(machine, pair, countingDtype(pair, dtype), (a, b) =>
        isFloat(dtype) ? Math.floor(a / b) : b === 0 ? 0 : Math.floor(a / b),
      );
    case "%":
      return remainderOf(machine, remainderRule, left, right);
    case "&":
    case "|":
    case "^":
    case "<<":
    case ">>":
      if (isFloat(dtype))
        throw new ProgramFault(
          `${operator} is for integers and truth values; compare first, in parentheses: (a > 0) ${operator} (b > 0)${operator === "^" ? "; a power is written **" : ""}`,
        );
      return elementwiseWithoutGradient(machine, pair, dtype, (a, b) => bitwise(operator, a, b));
    default:
      throw new ProgramFault(`${operator} isn't defined for arrays`);
  }
}

const productName = (left: NumberLike, right: NumberLike) => {
  const [a, b] = [shapeOf(left).length, shapeOf(right).length];
  if (a === 1 && b === 1) return "DotBackward0";
  if (a === 2 && b === 2) return "MmBackward0";
  if (a === 2 && b === 1) return "MvBackward0";
  return a === 1 && b === 2 ? "SqueezeBackward3" : "UnsafeViewBackward0";
};

function bitwise(operator: string, a: number, b: number): number {
  const [x, y] = [BigInt(a), BigInt(b)];
  if (operator === "<<") return a * 2 ** b;
  if (operator === ">>") return Math.floor(a / 2 ** b);
  return Number(operator === "&" ? x & y : operator === "|" ? x | y : x ^ y);
}

/** A way to take the remainder of a division. */
interface RemainderRule {
  readonly op: Op;
  f(a: number, b: number): number;
  /** As PyTorch calls its way back. */
  readonly way: string;
}

/** With the sign of the divisor: `%`. */
const remainderRule: RemainderRule = { op: remainder.op, f: modulo, way: "RemainderBackward" };
/** With the sign of the first number. */
export const fmodRule: RemainderRule = { op: fmod.op, f: (a, b) => a % b, way: "FmodBackward" };

/** The remainder of a division. Of integers by 0 it is 0. */
export function remainderOf(
  machine: Machine,
  { op, f: rest, way }: RemainderRule,
  left: NumberLike,
  right: NumberLike,
): NDArray {
  const pair = [left, right];
  const dtype = countingDtype(pair, commonDtype(pair, machine.defaultFloat));
  if (!isFloat(dtype) && buffer(right).includes(0))
    return elementwiseWithoutGradient(machine, pair, dtype, (a, b) => (b === 0 ? 0 : rest(a, b)));
  return applied(machine, op, pair, dtype, `${way}${right instanceof NDArray ? 1 : 0}`);
}

function arrayPower(machine: Machine, left: NumberLike, right: NumberLike, dtype: Dtype): NDArray {
  if (kindOf([left, right]) === "matrix" && right instanceof Int)
    return matrixPower(machine, left as NDArray, right.value);
  const exponent = givenExponent(right);
  const isIntegerPower = !isFloat(dtype);
  if (isIntegerPower && buffer(right).some((value) => value < 0) && kindOf([left, right]) !== "tensor")
    throw new ProgramFault(
      "integers can't be raised to negative powers: write the base with a point, or use 1 / x",
    );
  const isSquareOfTruth = exponent === 2 && left instanceof NDArray && left.dtype === "bool";
  const whole = countingDtype([left, right], isSquareOfTruth ? "bool" : dtype);
  if (exponent === undefined) return applied(machine, raise.op, [left, right], whole, "PowBackward1");
  return applied(machine, power.create(exponent), [left], whole, "PowBackward0");
}

/** Truth values that are counted with are NumPy's smallest integers, PyTorch's usual ones. */
const countingDtype = (values: readonly NumberLike[], dtype: Dtype): Dtype =>
  dtype === "bool" ? (kindOf(values) === "tensor" ? "int64" : "int8") : dtype;

/** An exponent that takes no gradient: a literal, or an integer. */
function givenExponent(right: NumberLike): number | undefined {
  if (typeof right === "boolean") return right ? 1 : 0;
  if (right instanceof Int) return right.value;
  if (right instanceof Float) return right.isConstant ? right.value : undefined;
  return right.shape.length === 0 && !isFloat(right.dtype) ? buffer(right)[0] : undefined;
}

function matrixPower(machine: Machine, base: NDArray, exponent: number): NDArray {
  if (exponent < 1 || exponent > 64)
    throw new ProgramFault(`a matrix to the power ${exponent} isn't known here`);
  let result = base;
  for (let k = 1; k < exponent; k++) result = arrayArithmetic(machine, "@", result, base);
  return result;
}

const nothing = new Float64Array(0);

/** A function of numbers in the same place that passes nothing back: comparisons, integer division, logic. */
export function elementwiseWithoutGradient(
  machine: Machine,
  values: readonly NumberLike[],
  dtype: Dtype,
  f: (a: number, b: number) => number,
): NDArray {
  requireOneLibrary(values);
  const shapes = values.map(shapeOf);
  let shape: readonly number[];
  try {
    shape = broadcastShape(shapes, "arrays");
  } catch (error) {
    throw new ProgramFault((error as Error).message);
  }
  const size = sizeOf(shape);
  machine.budget.spend(1 + size / 8);
  const { watch } = machine.tape;
  const isWatched = watch?.hasAny(values) === true;
  const buffers = () => (values.length > 1 ? values.map(buffer) : [buffer(values[0]), nothing]);
  const [A, B] = isWatched ? watch.quietly(buffers) : buffers();
  const [a, b] = shapes.map((one) => indicesWithin(one, shape));
  const data = newNumbers(size);
  for (let k = 0; k < size; k++) data[k] = castNumber(f(A[a ? a[k] : k], B[b ? b[k] : k]), dtype);
  const result = arrayOf(data, shape, dtype, kindOf(values));
  if (isFloat(dtype)) ended(machine.tape, result, values);
  return shaped(isWatched ? watch.mark(result) : result);
}
