import reshape from "../../ops/shapes/reshape";
import transpose from "../../ops/shapes/transpose";
import { type Shape, sizeOf, tupleText } from "../../shape";
import { markResult, shaped } from "../arrays/arithmetic";
import { wholeNumber } from "../arrays/positions";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { isContiguous, NDArray, stridesOf } from "../values/ndarray";
import { Int, List, Tuple, type Value } from "../values/value";

/** The same numbers in another shape: a view where they lie in order, else a copy. */
export function reshaped(
  machine: Machine,
  array: NDArray,
  shape: Shape,
  gradFunction = "ViewBackward0",
): NDArray {
  if (sizeOf(shape) !== array.size)
    throw new ProgramFault(
      `${array.size} numbers (shape ${tupleText(array.shape)}) can't have the shape ${tupleText(shape)}`,
    );
  const strides = sharedStrides(array, shape);
  const result = strides
    ? machine.tape.view(array, shape, strides, array.offset, () => reshape.create(shape, array.shape))
    : machine.tape.apply(reshape.create(shape, array.shape), [array], array.dtype, array.kind);
  if (array.requiresGrad && machine.tape.isRecording) markResult(result, gradFunction);
  return array.kind === "tensor" || array.kind === "matrix" ? result : asArray(result);
}

/** The strides with which an array has another shape on the same storage; nothing where its numbers have to be copied. */
function sharedStrides(array: NDArray, shape: Shape): number[] | undefined {
  if (isContiguous(array) || array.size === 0) return stridesOf(shape);
  const axes = array.shape
    .map((length, axis) => ({ length, stride: array.strides[axis] }))
    .filter(({ length }) => length !== 1);
  const strides = new Array<number>(shape.length).fill(1);
  let [from, to] = [0, 0];
  while (from < axes.length && to < shape.length) {
    let [fromEnd, toEnd] = [from + 1, to + 1];
    let [old, wanted] = [axes[from].length, shape[to]];
    while (old !== wanted) {
      if (wanted < old) wanted *= shape[toEnd++];
      else old *= axes[fromEnd++].length;
    }
    // Axes that are merged must lie one in the other.
    for (let k = from; k < fromEnd - 1; k++)
      if (axes[k].stride !== axes[k + 1].length * axes[k + 1].stride) return undefined;
    strides[toEnd - 1] = axes[fromEnd - 1].stride;
    for (let k = toEnd - 1; k > to; k--) strides[k - 1] = strides[k] * shape[k];
    [from, to] = [fromEnd, toEnd];
  }
  return strides;
}

/** Reshaping a single number gives an array, also one without axes. */
const asArray = (array: NDArray): NDArray => {
  if (array.kind !== "scalar") return array;
  const other = new NDArray(array.storage, array.shape, array.strides, array.offset, array.dtype, "array");
  other.view = array.view;
  return other;
};

export const ravelled = (machine: Machine, array: NDArray): NDArray =>
  reshaped(machine, array, array.kind === "matrix" ? [1, array.size] : [array.size]);

/** The axes in another order: a view. */
export function transposedView(
  machine: Machine,
  array: NDArray,
  order: readonly number[],
  gradFunction = "PermuteBackward0",
): NDArray {
  const shape = order.map((axis) => array.shape[axis]);
  const strides = order.map((axis) => array.strides[axis]);
  const result = machine.tape.view(array, shape, strides, array.offset, () => transpose.create(order));
  if (array.requiresGrad && machine.tape.isRecording) markResult(result, gradFunction);
  return shaped(result);
}

/** A shape as it is given: numbers one by one, a tuple or a list; −1 for what is left over. */
export function shapeFrom(values: readonly Value[], size?: number): number[] {
  const list =
    values.length === 1 && (values[0] instanceof Tuple || values[0] instanceof List)
      ? values[0].items
      : values;
  const shape = list.map((value) => wholeNumber(value, "a length in a shape"));
  const open = shape.indexOf(-1);
  if (open >= 0 && size !== undefined) {
    const others = shape.reduce((product, length, axis) => (axis === open ? product : product * length), 1);
    if (others === 0 || size % others !== 0 || shape.lastIndexOf(-1) !== open)
      throw new ProgramFault(`${size} numbers can't have the shape ${tupleText(shape)}`);
    shape[open] = size / others;
  }
  if (shape.some((length) => length < 0))
    throw new ProgramFault(`a shape can't have negative lengths: ${tupleText(shape)}`);
  if (shape.length > 8) throw new ProgramFault("arrays here have up to 8 axes");
  return shape;
}

export const shapeTuple = (array: NDArray): Tuple =>
  new Tuple(
    array.shape.map((length) => new Int(length)),
    undefined,
    array.kind === "tensor" ? "torch.Size" : undefined,
  );
