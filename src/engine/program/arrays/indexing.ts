import pick from "../../ops/shapes/pick";
import type { Shape } from "../../shape";
import { tupleText } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { write, writeAt } from "../tape/writing";
import { arrayOf, NDArray, numbersOf, offsetsOf, stridesOf } from "../values/ndarray";
import { ellipsis, Int, List, Range, Slice, Tuple, type Value } from "../values/value";
import { markResult, ofKind, shaped } from "./arithmetic";
import { arrayFrom } from "./conversion";
import { fancy, type Picked } from "./fancyIndexing";
import { position, sliceOf } from "./positions";
import { refuseLeaf, takesHistory } from "./requiresGrad";

/** `array[index]`: a view for numbers and slices, a copy where arrays or lists are among the indices. */
export function itemAt(machine: Machine, array: NDArray, index: Value): NDArray {
  const picked = pickedBy(machine, array, index);
  const hasDots = index === ellipsis || (index instanceof Tuple && index.items.includes(ellipsis));
  const isNumber = picked.shape.length === 0 && !hasDots;
  const words = isNumber ? "Picks one number by its index; only that one gets the gradient." : undefined;
  const { tape } = machine;
  let result: NDArray;
  if (picked.indices) {
    const op = pick.create(picked.shape, picked.indices, words);
    result = tape.apply(op, [array], array.dtype, array.kind);
  } else if (isNumber && array.kind !== "tensor") {
    // A number of NumPy's is a copy that no later change of the array reaches.
    result = tape.records([array])
      ? tape.apply(pick.create([], ownIndices(array, index), words), [array], array.dtype, array.kind)
      : arrayOf(Float64Array.of(array.storage.data[picked.offset]), [], array.dtype, array.kind);
  } else {
    const strides = picked.strides as readonly number[];
    result = tape.view(array, picked.shape, strides, picked.offset, () =>
      pick.create(picked.shape, ownIndices(array, index), words),
    );
  }
  if (array.requiresGrad && machine.tape.isRecording) {
    markResult(
      result,
      picked.indices ? "IndexBackward0" : index instanceof Slice ? "SliceBackward0" : "SelectBackward0",
    );
    // PyTorch keeps the indices for one way back.
    const node = picked.indices && result.recorded?.node;
    if (node) node.saved = { tensors: [], isFreed: false };
  }
  const isKept = array.kind === "matrix" && result.shape.length === 1;
  if (hasDots && picked.shape.length === 0)
    return result.kind === "scalar" ? ofKind(result, "array") : result;
  return isKept ? matrixRow(result, array, index) : shaped(result);
}

/** A row or column of a matrix stays a matrix. */
function matrixRow(row: NDArray, of: NDArray, index: Value): NDArray {
  const isColumn = index instanceof Tuple && index.items[1] instanceof Int;
  const [length] = row.shape;
  const shape = isColumn ? [length, 1] : [1, length];
  const strides = isColumn ? [row.strides[0], 0] : [0, row.strides[0]];
  const matrix = new NDArray(row.storage, shape, strides, row.offset, row.dtype, "matrix");
  const { view } = row;
  if (view) matrix.view = { ...view, op: () => pick.create(shape, ownIndices(of, index)) };
  return matrix;
}

/** What an index names, counted within the array in its own order, and the shape that they have together. */
export function pickedIndices(
  machine: Machine,
  array: NDArray,
  index: Value,
): { readonly indices: Int32Array; readonly shape: Shape } {
  const { indices, shape } = pickedBy(machine, array, index);
  return { indices: indices ?? ownIndices(array, index), shape };
}

/** The indices within an array, in its own order, of what an index without arrays picks. */
function ownIndices({ shape, storage, dtype, kind }: NDArray, index: Value): Int32Array {
  const whole = new NDArray(storage, shape, stridesOf(shape), 0, dtype, kind);
  const picked = basic(whole, expanded(index instanceof Tuple ? [...index.items] : [index], whole));
  const strides = picked.strides as readonly number[];
  return offsetsOf(new NDArray(storage, picked.shape, strides, picked.offset, dtype, kind));
}

/** `array[index] = value`, with the value cut off where the array holds integers. */
export function setItem(machine: Machine, array: NDArray, index: Value, value: Value): void {
  if (array.kind === "scalar")
    throw new ProgramFault("a single number of NumPy's can't be changed: it has no items");
  refuseLeaf(machine, array);
  const picked = pickedBy(machine, array, index);
  const number = arrayFrom(machine, value);
  takesHistory(machine, array, number, "CopySlices");
  if (!picked.indices) {
    const strides = picked.strides as readonly number[];
    const items = new NDArray(array.storage, picked.shape, strides, picked.offset, array.dtype, array.kind);
    items.parent = array;
    write(machine.tape, items, number);
    return;
  }
  writeAt(machine.tape, array, picked.indices, picked.shape, number);
}

function pickedBy(machine: Machine, array: NDArray, index: Value): Picked {
  const single =
    index instanceof NDArray && index.dtype === "bool" && index.shape.length === 0
      ? numbersOf(index)[0] !== 0
      : index;
  // One truth value takes all, or nothing, along a new axis.
  if (typeof single === "boolean") {
    const indices = Int32Array.from({ length: single ? array.size : 0 }, (_, k) => k);
    return { shape: [single ? 1 : 0, ...array.shape], offset: 0, indices };
  }
  const parts = expanded(index instanceof Tuple ? [...index.items] : [index], array);
  const prepared = parts.map((part) => (isArrayIndex(part) ? arrayFrom(machine, part) : part));
  const isFancy = prepared.some(
    (part) => part instanceof NDArray && !(part.shape.length === 0 && part.dtype !== "bool"),
  );
  return isFancy ? fancy(machine, array, prepared) : basic(array, prepared);
}

const isArrayIndex = (part: Value) =>
  part instanceof NDArray ||
  part instanceof List ||
  part instanceof Range ||
  part instanceof Tuple ||
  typeof part === "boolean";

/** The index with its `...` written out, and `:` for the axes behind it. */
function expanded(parts: readonly Value[], array: NDArray): Value[] {
  const used = parts.reduce<number>(
    (count, part) =>
      count +
      (part === null || part === ellipsis
        ? 0
        : part instanceof NDArray && part.dtype === "bool"
          ? part.shape.length
          : 1),
    0,
  );
  const rank = array.shape.length;
  if (used > rank)
    throw new ProgramFault(
      rank === 0
        ? "a single number has no items: there is nothing to index"
        : `${used} indices are too many for an array with ${rank} ${rank === 1 ? "axis" : "axes"} (shape ${tupleText(array.shape)})`,
    );
  const whole = () => Array.from({ length: rank - used }, () => new Slice(null, null, null) as Value);
  const at = parts.indexOf(ellipsis);
  return at < 0 ? [...parts, ...whole()] : [...parts.slice(0, at), ...whole(), ...parts.slice(at + 1)];
}

function basic(array: NDArray, parts: readonly Value[]): Picked {
  const shape: number[] = [];
  const strides: number[] = [];
  let { offset } = array;
  let axis = 0;
  for (const part of parts) {
    if (part === null) {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const [length, stride] = [array.shape[axis], array.strides[axis]];
    if (part instanceof Slice) {
      const { start, step, count } = sliceOf(part, length);
      offset += start * stride;
      shape.push(count);
      strides.push(step * stride);
    } else {
      offset += position(part, length, axis) * stride;
    }
    axis += 1;
  }
  return { shape, strides, offset };
}
