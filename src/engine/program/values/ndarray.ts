import type { Op } from "../../ops/op";
import { type Shape, sizeOf } from "../../shape";
import { newNumbers } from "./buffers";
import type { Dtype } from "./dtype";
import type { Made, Origin, Recorded } from "./recorded";

/** A change of some numbers of a storage that isn't recorded yet: `value` was written at these offsets. */
export interface PendingWrite {
  readonly offsets: Int32Array;
  readonly value: Recorded;
  readonly origin: Origin | undefined;
}

/** The numbers that an array and its views share. A change makes a new version. */
export class Storage {
  version = 0;
  /** Whether something recorded holds `data`: it is copied before it is changed. */
  isHeld = false;
  /** All of it, as it was recorded last; `pending` came after. */
  recorded: Recorded | undefined;
  pending: PendingWrite[] = [];
  /** How often PyTorch's `.data` was written into, which its own counter of changes doesn't see. */
  writesThroughData = 0;
  /** How often `.data` was given other numbers, which leaves what PyTorch has kept as it was. */
  replacements = 0;

  data: Float64Array;

  constructor(data: Float64Array) {
    this.data = data;
  }

  /** The changes that PyTorch counts. */
  get counted(): number {
    return this.version - this.writesThroughData - this.replacements;
  }
}

/** How a value shows itself: NumPy's arrays, its numbers, its matrices with their own product, or PyTorch's tensors. */
export type ArrayKind = "array" | "scalar" | "matrix" | "tensor";

/** From which array a view was taken, and by which operation, which is made when it is asked for. */
export interface ViewOf {
  readonly base: NDArray;
  readonly op: () => Op;
  readonly version: number;
  readonly origin: Origin | undefined;
}

/** An N-dimensional array: a window with strides on a storage. */
export class NDArray {
  recorded: Recorded | undefined;
  /** Where it was made, and whether a way back ends there; of what no operation has made that is recorded. */
  declare made?: Made;
  recordedVersion = -1;
  view: ViewOf | undefined;
  /** PyTorch's: whether `.backward()` leaves a gradient here or further back. */
  requiresGrad = false;
  /** PyTorch's: made by an operation on something that requires a gradient. */
  isResult = false;
  /** What PyTorch calls the way back of the operation that made it. */
  gradFunction: string | undefined;
  retainsGrad = false;
  /** PyTorch's `nn.Parameter`, which says so where it is printed. */
  isParameter = false;
  /** PyTorch's `.detach()` and `.data`: what is written through it has no history. */
  stopsGradients = false;
  /** PyTorch's `.data` and `.numpy()`: what is written through it isn't counted as a change. */
  isData = false;
  /** The array that this one is a window of, with the same storage. */
  declare parent?: NDArray;
  grad: NDArray | null = null;

  readonly storage: Storage;
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
  /** Of a module's tensors it changes, as with `model.double()`. */
  dtype: Dtype;
  readonly kind: ArrayKind;

  constructor(
    storage: Storage,
    shape: Shape,
    strides: readonly number[],
    offset: number,
    dtype: Dtype,
    kind: ArrayKind,
  ) {
    this.storage = storage;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.dtype = dtype;
    this.kind = kind;
  }

  get size(): number {
    return sizeOf(this.shape);
  }
}

/** The array, the one that it is a window of, and so on to the one that owns the storage. */
export function windowsOf(array: NDArray): NDArray[] {
  const windows = [array];
  for (let { parent } = array; parent; { parent } = parent) windows.push(parent);
  return windows;
}

/** Steps between neighbours along each axis, where the last index is the fastest. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

/** A new array over these numbers, which it takes over. */
export function arrayOf(data: Float64Array, shape: Shape, dtype: Dtype, kind: ArrayKind = "array"): NDArray {
  return new NDArray(new Storage(data), shape, stridesOf(shape), 0, dtype, kind);
}

/** Whether the numbers lie one after another. */
export function isContiguous({ shape, strides }: NDArray): boolean {
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return false;
    step *= shape[axis];
  }
  return true;
}

/** Whether the array is its whole storage, in order. */
export const coversStorage = (array: NDArray): boolean =>
  array.offset === 0 && array.size === array.storage.data.length && isContiguous(array);

/** The offsets in the storage of all numbers, in the array's order. */
export function offsetsOf(array: NDArray): Int32Array {
  const { shape, strides, offset } = array;
  const offsets = new Int32Array(array.size);
  const index = new Array<number>(shape.length).fill(0);
  let at = offset;
  for (let k = 0; k < offsets.length; k++) {
    offsets[k] = at;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      at += strides[axis];
      if (index[axis] < shape[axis]) break;
      at -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return offsets;
}

/** The numbers in the array's order. Not to be changed: it may be the storage itself. */
export function numbersOf(array: NDArray): Float64Array {
  const { data } = array.storage;
  if (coversStorage(array)) return data;
  if (isContiguous(array)) return data.subarray(array.offset, array.offset + array.size);
  const offsets = offsetsOf(array);
  const numbers = newNumbers(offsets.length);
  for (let k = 0; k < offsets.length; k++) numbers[k] = data[offsets[k]];
  return numbers;
}
