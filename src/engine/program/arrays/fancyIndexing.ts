import { broadcastShape, indicesWithin } from "../../ops/factories/shapesTogether";
import { type Shape, sizeOf, tupleText } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Int, Slice, type Value } from "../values/value";

import { position, sliceOf } from "./positions";

/** What an index picks of an array, as axes with strides, or as indices where arrays are among the indices. */
export interface Picked {
  readonly shape: Shape;
  /** Into the storage. Absent: `indices` says where. */
  readonly strides?: readonly number[];
  readonly offset: number;
  /** Counted within the array. */
  readonly indices?: Int32Array;
}

/** Arrays among the indices: they are broadcast together, and their axes come where the first one stands. */
export function fancy(machine: Machine, array: NDArray, parts: readonly Value[]): Picked {
  const indices = parts.flatMap((part) =>
    part instanceof NDArray && part.dtype === "bool" ? trueAt(part, array, parts) : [part],
  );
  const arrays = indices.filter(
    (part): part is NDArray | Int => part instanceof NDArray || part instanceof Int,
  );
  let together: Shape;
  try {
    together = broadcastShape(
      arrays.map((part) => (part instanceof NDArray ? part.shape : [])),
      "index arrays",
    );
  } catch (error) {
    throw new ProgramFault((error as Error).message);
  }
  const advanced = indices
    .map((part, k) => (part instanceof NDArray || part instanceof Int ? k : -1))
    .filter((k) => k >= 0);
  const areAdjacent = advanced.every((index, k) => k === 0 || index === advanced[k - 1] + 1);
  // Separated by a slice, they come first.
  const at = areAdjacent ? indices.slice(0, advanced[0]).length : 0;
  const count = sizeOf(together);
  const rows = new Int32Array(count);
  const sliced: { count: number; start: number; step: number }[] = [];
  const strides = array.shape.map((_, axis) => sizeOf(array.shape.slice(axis + 1)));
  let axis = 0;
  for (const part of indices) {
    if (part === null) {
      sliced.push({ count: 1, start: 0, step: 0 });
      continue;
    }
    const [length, stride] = [array.shape[axis], strides[axis]];
    if (part instanceof Slice) {
      const slice = sliceOf(part, length);
      sliced.push({ count: slice.count, start: slice.start * stride, step: slice.step * stride });
    } else {
      const values = part instanceof NDArray ? numbersOf(part) : Float64Array.of((part as Int).value);
      if (part instanceof NDArray && isFloat(part.dtype) && part.size > 0)
        throw new ProgramFault("an index array must hold integers or truth values, not floats");
      const where = indicesWithin(part instanceof NDArray ? part.shape : [], together);
      for (let k = 0; k < count; k++)
        rows[k] += position(new Int(values[where ? where[k] : k]), length, axis) * stride;
    }
    axis += 1;
  }
  const before = indices.slice(0, at).length;
  const shape = [
    ...sliced.slice(0, before).map((one) => one.count),
    ...together,
    ...sliced.slice(before).map((one) => one.count),
  ];
  const size = sizeOf(shape);
  machine.budget.spend(size);
  const found = new Int32Array(size);
  const [left, right] = [sliced.slice(0, before), sliced.slice(before)];
  const offsets = (list: typeof sliced) =>
    list.reduce<number[]>(
      (sums, { count: n, start, step }) =>
        sums.flatMap((sum) => Array.from({ length: n }, (_, k) => sum + start + k * step)),
      [0],
    );
  const [outer, inner] = [offsets(left), offsets(right)];
  let k = 0;
  for (const a of outer) for (const row of rows) for (const b of inner) found[k++] = a + row + b;
  return { shape, offset: 0, indices: found };
}

/** The places at which a truth array holds, as one index array for each of its axes. */
function trueAt(mask: NDArray, array: NDArray, parts: readonly Value[]): NDArray[] {
  const at = parts
    .slice(0, parts.indexOf(mask))
    .reduce<number>((count, part) => count + (part === null ? 0 : 1), 0);
  mask.shape.forEach((length, axis) => {
    if (length !== array.shape[at + axis])
      throw new ProgramFault(
        `the truth array has the shape ${tupleText(mask.shape)}, but the array ${tupleText(array.shape)}: they must agree`,
      );
  });
  const values = numbersOf(mask);
  const found: number[] = [];
  values.forEach((value, k) => {
    if (value !== 0) found.push(k);
  });
  return mask.shape.map((length, axis) => {
    const step = sizeOf(mask.shape.slice(axis + 1));
    const data = Float64Array.from(found, (k) => Math.floor(k / step) % length);
    return indexArray(data);
  });
}

const indexArray = (data: Float64Array) => arrayOf(data, [data.length], "int64");
