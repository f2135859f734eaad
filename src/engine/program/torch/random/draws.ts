import { type Shape, sizeOf } from "../../../shape";
import { changeInPlace, setNumbers } from "../../arrays/inPlace";
import { noted } from "../../functions/creation/made";
import type { Call } from "../../functions/function";
import type { DrawnFloat, TorchGenerator } from "../../generators/torchGenerator";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { castNumber, type Dtype } from "../../values/dtype";
import { arrayOf, isContiguous, NDArray, offsetsOf, stridesOf } from "../../values/ndarray";

/** So many numbers in the order in which they are drawn. */
export type TorchDraw = (count: number, dtype: Dtype, isContiguous: boolean) => Float64Array;

/** @throws ProgramFault for what isn't float32 or float64 */
function drawnFloat(dtype: Dtype): DrawnFloat {
  if (dtype === "float32" || dtype === "float64") return dtype;
  throw new ProgramFault(
    `uniform and normal numbers are drawn as float32 or float64 here, not ${dtype}: write dtype=torch.float32`,
  );
}

/** Uniform from `from` to `to`. */
export const uniformDraw =
  (source: TorchGenerator, from = 0, to = 1): TorchDraw =>
  (count, dtype) => {
    if (!(to >= from))
      throw new ProgramFault(`uniform numbers: the upper limit ${to} is below the lower, ${from}`);
    const float = drawnFloat(dtype);
    return Float64Array.from({ length: count }, () => source.uniform(float, from, to));
  };

/** Normal, with a standard deviation. */
export const normalDraw =
  (source: TorchGenerator, mean = 0, deviation = 1): TorchDraw =>
  (count, dtype, isContiguous) => {
    if (!(deviation >= 0))
      throw new ProgramFault(`normal numbers: the standard deviation ${deviation} must be 0 or more`);
    return source.normals(count, drawnFloat(dtype), mean, deviation, isContiguous);
  };

/** Whole numbers from `low` up to `high`, without it. @throws ProgramFault where there are none */
export function integerDraw(source: TorchGenerator, low: number, high: number): TorchDraw {
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high - low) || !(high > low))
    throw new ProgramFault(
      `random whole numbers: the upper limit ${high} must be above the lower, ${low}, and both whole`,
    );
  return (count, dtype) =>
    Float64Array.from({ length: count }, () => castNumber(low + source.below(high - low), dtype));
}

/** A new tensor. @throws ProgramFault before one is made that is too large */
export function drawnTensor(machine: Machine, shape: Shape, dtype: Dtype, draw: TorchDraw): NDArray {
  return noted(machine, arrayOf(numbersFor(machine, shape, undefined, dtype, draw), shape, dtype, "tensor"));
}

/** A new tensor of another one's shape. */
export function drawnLike(machine: Machine, other: NDArray, dtype: Dtype, draw: TorchDraw): NDArray {
  const { shape } = other;
  return noted(machine, arrayOf(numbersFor(machine, shape, other, dtype, draw), shape, dtype, "tensor"));
}

/** Numbers into a tensor, as one of its methods puts them there. @throws ProgramFault where it isn't to be changed */
export function drawInto({ machine, name }: Call, tensor: NDArray, draw: TorchDraw): NDArray {
  const { shape, dtype } = tensor;
  changeInPlace(
    machine,
    tensor,
    arrayOf(numbersFor(machine, shape, tensor, dtype, draw), shape, dtype, "tensor"),
    name,
  );
  return tensor;
}

/** Numbers into a weight; they have no history, and a leaf may be changed. */
export function drawWeight(machine: Machine, tensor: NDArray, draw: TorchDraw): NDArray {
  const { shape, dtype } = tensor;
  setNumbers(
    machine,
    tensor,
    arrayOf(numbersFor(machine, shape, tensor, dtype, draw), shape, dtype, "tensor"),
  );
  return tensor;
}

/** Row by row, whatever the order in which they are drawn. */
function numbersFor(
  machine: Machine,
  shape: Shape,
  target: NDArray | undefined,
  dtype: Dtype,
  draw: TorchDraw,
): Float64Array {
  const size = sizeOf(shape);
  machine.budget.spend(2 * size);
  if (size > 5e6) throw new ProgramFault(`${size} random numbers are too many; at most 5 million fit here`);
  if (!target || isContiguous(target)) return draw(size, dtype, true);
  const drawn = draw(size, dtype, false);
  const numbers = new Float64Array(size);
  inMemory(target).forEach((at, k) => {
    numbers[at] = drawn[k];
  });
  return numbers;
}

/** Where an array's numbers are, counted row by row, in the order in which they lie in memory: of a transposed one column by column. */
function inMemory({ storage, shape, strides, dtype, kind }: NDArray): Int32Array {
  const axes = [...shape.keys()].sort((a, b) => Math.abs(strides[b]) - Math.abs(strides[a]));
  const rowByRow = stridesOf(shape);
  return offsetsOf(
    new NDArray(
      storage,
      axes.map((axis) => shape[axis]),
      axes.map((axis) => rowByRow[axis]),
      0,
      dtype,
      kind,
    ),
  );
}
