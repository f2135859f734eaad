import { broadcastShape, placesWithin } from "../../ops/factories/shapesTogether";
import pick from "../../ops/shapes/pick";
import { type Shape, sizeOf } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import { tuple } from "../tape/tape";
import { isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf, placesOf, stridesOf } from "../values/ndarray";
import { ellipsis, Float, Int, List, Range, Slice, Tuple, typeName, type Value } from "../values/value";
import { markResult, ofKind, shaped } from "./arithmetic";
import { arrayFrom } from "./conversion";

/** What an index picks of an array, as axes with strides, or as places where arrays are among the indices. */
interface Picked {
  readonly shape: Shape;
  /** Into the storage. Absent: `places` says where. */
  readonly strides?: readonly number[];
  readonly offset: number;
  /** Counted within the array. */
  readonly places?: Int32Array;
}

/** `array[index]`: a view for numbers and slices, a copy where arrays or lists are among the indices. */
export function itemAt(machine: Machine, array: NDArray, index: Value): NDArray {
  const picked = pickedBy(machine, array, index);
  const hasDots = index === ellipsis || (index instanceof Tuple && index.items.includes(ellipsis));
  const isNumber = picked.shape.length === 0 && !hasDots;
  const words = isNumber ? "Picks one number by its index; only that one gets the gradient." : undefined;
  const { tape } = machine;
  let result: NDArray;
  if (picked.places) {
    const op = pick.create(picked.shape, picked.places, words);
    result = tape.apply(op, [array], array.dtype, array.kind);
  } else if (isNumber && array.kind !== "tensor") {
    // A number of NumPy's is a copy that no later change of the array reaches.
    result = tape.records([array])
      ? tape.apply(pick.create([], ownPlaces(array, index), words), [array], array.dtype, array.kind)
      : arrayOf(Float64Array.of(array.storage.data[picked.offset]), [], array.dtype, array.kind);
  } else {
    const strides = picked.strides as readonly number[];
    result = tape.view(array, picked.shape, strides, picked.offset, () =>
      pick.create(picked.shape, ownPlaces(array, index), words),
    );
  }
  if (array.requiresGrad && machine.tape.isRecording)
    markResult(
      result,
      picked.places ? "IndexBackward0" : index instanceof Slice ? "SliceBackward0" : "SelectBackward0",
    );
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
  if (view) matrix.view = { ...view, op: () => pick.create(shape, ownPlaces(of, index)) };
  return matrix;
}

/** The places that an index names, counted within the array in its own order, and the shape that they have together. */
export function placesOfIndex(
  machine: Machine,
  array: NDArray,
  index: Value,
): { readonly places: Int32Array; readonly shape: Shape } {
  const { places, shape } = pickedBy(machine, array, index);
  return { places: places ?? ownPlaces(array, index), shape };
}

/** The places within an array, in its own order, of what an index without arrays picks. */
function ownPlaces({ shape, storage, dtype, kind }: NDArray, index: Value): Int32Array {
  const whole = new NDArray(storage, shape, stridesOf(shape), 0, dtype, kind);
  const picked = basic(whole, expanded(index instanceof Tuple ? [...index.items] : [index], whole));
  const strides = picked.strides as readonly number[];
  return placesOf(new NDArray(storage, picked.shape, strides, picked.offset, dtype, kind));
}

/** `array[index] = value`, with the value cut off where the array holds integers. */
export function setItem(machine: Machine, array: NDArray, index: Value, value: Value): void {
  if (array.kind === "scalar")
    throw new ProgramFault("a single number of NumPy's can't be changed: it has no items");
  if (array.requiresGrad && !array.isResult && machine.tape.isRecording)
    throw new ProgramFault(
      "a leaf that requires a gradient can't be changed in place: put it into with torch.no_grad()",
    );
  const picked = pickedBy(machine, array, index);
  const number = arrayFrom(machine, value);
  if (!picked.places) {
    const strides = picked.strides as readonly number[];
    machine.tape.write(
      new NDArray(array.storage, picked.shape, strides, picked.offset, array.dtype, array.kind),
      number,
    );
    return;
  }
  machine.tape.writePlaces(array, picked.places, picked.shape, number);
}

function pickedBy(machine: Machine, array: NDArray, index: Value): Picked {
  const single =
    index instanceof NDArray && index.dtype === "bool" && index.shape.length === 0
      ? numbersOf(index)[0] !== 0
      : index;
  // One truth value takes all, or nothing, along a new axis.
  if (typeof single === "boolean") {
    const places = Int32Array.from({ length: single ? array.size : 0 }, (_, k) => k);
    return { shape: [single ? 1 : 0, ...array.shape], offset: 0, places };
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
        : `${used} indices are too many for an array with ${rank} ${rank === 1 ? "axis" : "axes"} (shape ${tuple(array.shape)})`,
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

/** Start, step and count of a slice of so many items. */
export function sliceOf(slice: Slice, length: number): { start: number; step: number; count: number } {
  const step = slice.step === null ? 1 : wholeNumber(slice.step, "a slice's step");
  if (step === 0) throw new ProgramFault("a slice's step can't be 0");
  const clamp = (value: number, low: number, high: number) =>
    Math.min(high, Math.max(low, value < 0 ? value + length : value));
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const start =
    slice.start === null
      ? step > 0
        ? 0
        : length - 1
      : clamp(wholeNumber(slice.start, "a slice's start"), low, high);
  const stop =
    slice.stop === null
      ? step > 0
        ? length
        : -1
      : clamp(wholeNumber(slice.stop, "a slice's end"), low, high);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start: count === 0 ? 0 : start, step, count };
}

/** A whole number for an index. @throws ProgramFault for floats, as Python does */
export function wholeNumber(value: Value, what: string): number {
  if (value instanceof Int) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof NDArray && value.size === 1 && !isFloat(value.dtype)) return numbersOf(value)[0];
  if (value instanceof Float || value instanceof NDArray)
    throw new ProgramFault(`${what} must be an integer, not a float: use int(…)`, undefined, {
      type: "TypeError",
    });
  throw new ProgramFault(`${what} must be an integer, not ${typeName(value)}`, undefined, {
    type: "TypeError",
  });
}

/** An index from the start. @throws ProgramFault outside */
export function position(index: Value, length: number, axis?: number): number {
  const value = wholeNumber(index, "an index");
  if (value < -length || value >= length)
    throw new ProgramFault(
      `index ${value} is outside: ${axis === undefined ? "there are" : `axis ${axis} has`} ${length} ${length === 1 ? "item" : "items"}${length > 0 ? `, 0 to ${length - 1}` : ""}`,
      undefined,
      {
        type: "IndexError",
        text:
          axis === undefined
            ? "list index out of range"
            : `index ${value} is out of bounds for axis ${axis} with size ${length}`,
      },
    );
  return value < 0 ? value + length : value;
}

/** Arrays among the indices: they are broadcast together, and their axes come where the first one stands. */
function fancy(machine: Machine, array: NDArray, parts: readonly Value[]): Picked {
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
  const places = indices
    .map((part, k) => (part instanceof NDArray || part instanceof Int ? k : -1))
    .filter((k) => k >= 0);
  const areAdjacent = places.every((place, k) => k === 0 || place === places[k - 1] + 1);
  // Separated by a slice, they come first.
  const at = areAdjacent ? indices.slice(0, places[0]).length : 0;
  const count = sizeOf(together);
  const rows = new Int32Array(count);
  const rest: { count: number; start: number; step: number }[] = [];
  const strides = array.shape.map((_, axis) => sizeOf(array.shape.slice(axis + 1)));
  let axis = 0;
  for (const part of indices) {
    if (part === null) {
      rest.push({ count: 1, start: 0, step: 0 });
      continue;
    }
    const [length, stride] = [array.shape[axis], strides[axis]];
    if (part instanceof Slice) {
      const slice = sliceOf(part, length);
      rest.push({ count: slice.count, start: slice.start * stride, step: slice.step * stride });
    } else {
      const values = part instanceof NDArray ? numbersOf(part) : Float64Array.of((part as Int).value);
      if (part instanceof NDArray && isFloat(part.dtype) && part.size > 0)
        throw new ProgramFault("an index array must hold integers or truth values, not floats");
      const where = placesWithin(part instanceof NDArray ? part.shape : [], together);
      for (let k = 0; k < count; k++)
        rows[k] += position(new Int(values[where ? where[k] : k]), length, axis) * stride;
    }
    axis += 1;
  }
  const before = indices.slice(0, at).length;
  const shape = [
    ...rest.slice(0, before).map((one) => one.count),
    ...together,
    ...rest.slice(before).map((one) => one.count),
  ];
  const size = sizeOf(shape);
  machine.budget.spend(size);
  const found = new Int32Array(size);
  const [left, right] = [rest.slice(0, before), rest.slice(before)];
  const offsets = (list: typeof rest) =>
    list.reduce<number[]>(
      (sums, { count: n, start, step }) =>
        sums.flatMap((sum) => Array.from({ length: n }, (_, k) => sum + start + k * step)),
      [0],
    );
  const [outer, inner] = [offsets(left), offsets(right)];
  let k = 0;
  for (const a of outer) for (const row of rows) for (const b of inner) found[k++] = a + row + b;
  return { shape, offset: 0, places: found };
}

/** The places at which a truth array holds, as one index array for each of its axes. */
function trueAt(mask: NDArray, array: NDArray, parts: readonly Value[]): NDArray[] {
  const at = parts
    .slice(0, parts.indexOf(mask))
    .reduce<number>((count, part) => count + (part === null ? 0 : 1), 0);
  mask.shape.forEach((length, axis) => {
    if (length !== array.shape[at + axis])
      throw new ProgramFault(
        `the truth array has the shape ${tuple(mask.shape)}, but the array ${tuple(array.shape)}: they must agree`,
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
