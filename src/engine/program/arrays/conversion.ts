import { sameShape } from "../../ops/factories/shapesTogether";
import stack from "../../ops/shapes/stack";
import { tupleText } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { type Dtype, isFloat } from "../values/dtype";
import { type ArrayKind, arrayOf, NDArray, numbersOf } from "../values/ndarray";
import {
  Float,
  Int,
  isNumberLike,
  List,
  type NumberLike,
  Range,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { writtenIn } from "../values/written";
import { ofKind } from "./arithmetic";
import identity from "./identity";
import { commonDtype } from "./types";

/**
 * A number, an array, or nested lists of them, as one number or array. Lists are stacked, so that gradients pass.
 * @param startsAnew whether the numbers that are written down in a list lead no further back
 */
export function arrayFrom(
  machine: Machine,
  value: Value,
  kind: ArrayKind = "array",
  startsAnew = false,
): NumberLike {
  if (isNumberLike(value)) return value;
  if (value instanceof List || value instanceof Tuple || value instanceof Range)
    return stacked(machine, value, kind, startsAnew, 0);
  throw new ProgramFault(`${typeName(value)} can't be made into an array of numbers`);
}

/** The same, always as an array. */
export function requireArray(
  machine: Machine,
  value: Value,
  kind: ArrayKind = "array",
  startsAnew = false,
): NDArray {
  const found = arrayFrom(machine, value, kind, startsAnew);
  if (found instanceof NDArray) return found;
  return wrapped(machine, found, kind);
}

function wrapped(machine: Machine, value: Exclude<NumberLike, NDArray>, kind: ArrayKind): NDArray {
  const { watch } = machine.tape;
  if (!watch?.has(value)) return wrappedNow(machine, value, kind);
  return watch.mark(
    watch.quietly(() => wrappedNow(machine, value, kind)),
    watch.sourcesOf(value),
  );
}

function wrappedNow(machine: Machine, value: Exclude<NumberLike, NDArray>, kind: ArrayKind): NDArray {
  const isTorch = kind === "tensor";
  const dtype: Dtype =
    typeof value === "boolean"
      ? "bool"
      : value instanceof Int
        ? "int64"
        : isTorch
          ? machine.defaultFloat
          : "float64";
  const array = arrayOf(
    Float64Array.of(typeof value === "boolean" ? (value ? 1 : 0) : value.value),
    [],
    dtype,
    kind,
  );
  if (typeof value !== "boolean" && !value.isConstant && machine.tape.records([])) {
    array.recorded = machine.tape.recordedOf(value);
    array.recordedVersion = 0;
    array.storage.recorded = array.recorded;
    array.storage.isHeld = true;
  }
  return array;
}

function stacked(
  machine: Machine,
  list: List | Tuple | Range,
  kind: ArrayKind,
  startsAnew: boolean,
  depth: number,
): NDArray {
  if (depth > 8) throw new ProgramFault("lists within lists within lists … are too deep for an array");
  const values =
    list instanceof Range
      ? Array.from({ length: list.length }, (_, k) => new Int(list.start + k * list.step))
      : list.items;
  machine.budget.spend(values.length);
  // Rows that are made here of numbers alone, which nothing else holds.
  const plainRows = new Set<NumberLike>();
  const items = values.map((item): NumberLike => {
    if (isNumberLike(item)) return item;
    if (item instanceof List || item instanceof Tuple || item instanceof Range) {
      const row = stacked(machine, item, kind, startsAnew, depth + 1);
      if (row.recorded === undefined && row.storage.recorded === undefined) plainRows.add(row);
      return row;
    }
    throw new ProgramFault(`${typeName(item)} can't be made into an array of numbers`);
  });
  if (items.length === 0)
    return arrayOf(new Float64Array(0), [0], kind === "tensor" ? machine.defaultFloat : "float64", kind);
  const shapes = items.map((item) => (item instanceof NDArray ? item.shape : []));
  const odd = shapes.find((shape) => !sameShape(shape, shapes[0]));
  if (odd)
    throw new ProgramFault(
      `the rows don't have the same length: shapes ${tupleText(shapes[0])} and ${tupleText(odd)} don't make one array`,
    );
  const dtype = listDtype(machine, items, kind);
  const shape = [items.length, ...shapes[0]];
  const written: ReadonlySet<NumberLike> | undefined = startsAnew ? writtenIn.get(list) : undefined;
  const leadsBack = (item: NumberLike) => !plainRows.has(item) && !written?.has(item) && isTracked(item);
  if (!machine.tape.records(items) || !items.some(leadsBack)) {
    const { watch } = machine.tape;
    const length = items[0] instanceof NDArray ? items[0].size : 1;
    if (!watch?.hasAny(items)) return arrayOf(numbersIn(items, length), shape, dtype, kind);
    const array = arrayOf(
      watch.quietly(() => numbersIn(items, length)),
      shape,
      dtype,
      kind,
    );
    return watch.mark(array, watch.joined(items, length));
  }
  const op = stack.create(items.length, 0);
  const result = machine.tape.apply(op, items.map(asPlain), dtype, kind);
  return result.kind === kind ? result : ofKind(result, kind);
}

/** One after the other. @param length of each */
function numbersIn(items: readonly NumberLike[], length: number): Float64Array {
  const data = new Float64Array(items.length * length);
  let at = 0;
  for (const item of items) {
    const numbers =
      item instanceof NDArray ? numbersOf(item) : [typeof item === "boolean" ? (item ? 1 : 0) : item.value];
    for (const number of numbers) data[at++] = number;
  }
  return data;
}

/** Whether something may have a history that gradients go back through. */
function isTracked(item: NumberLike): boolean {
  if (typeof item === "boolean") return false;
  if (item instanceof NDArray)
    return (
      item.dtype !== "bool" &&
      (item.recorded !== undefined ||
        item.view !== undefined ||
        item.storage.recorded !== undefined ||
        item.shape.length > 0) &&
      !item.recorded?.isConstant
    );
  return !item.isConstant;
}

const asPlain = (item: NumberLike): NumberLike => item;

function listDtype(machine: Machine, items: readonly NumberLike[], kind: ArrayKind): Dtype {
  const usual = kind === "tensor" ? machine.defaultFloat : "float64";
  const dtypes = new Set(
    items.map((item) =>
      item instanceof NDArray
        ? item.dtype
        : typeof item === "boolean"
          ? "bool"
          : item instanceof Float
            ? usual
            : "int64",
    ),
  );
  if (dtypes.size === 1) return [...dtypes][0] as Dtype;
  const common = commonDtype(items, usual);
  return kind === "tensor" && isFloat(common) && items.every((item) => !(item instanceof NDArray))
    ? usual
    : common;
}

/** A copy with its own storage, as another dtype where one is given; floats keep their history. */
export function copied(
  machine: Machine,
  array: NDArray,
  dtype: Dtype = array.dtype,
  kind: ArrayKind = array.kind,
): NDArray {
  const isCut = !isFloat(dtype) && isFloat(array.dtype);
  if (dtype === "bool" || isCut) {
    const data = Float64Array.from(numbersOf(array), (value) => cutOff(value, dtype));
    return arrayOf(data, array.shape, dtype, kind);
  }
  const result = machine.tape.apply(identity, [array], dtype, array.kind);
  return ofKind(result, kind, dtype);
}

const cutOff = (value: number, dtype: Dtype) =>
  dtype === "bool" ? (value === 0 ? 0 : 1) : Math.trunc(value) + 0;
