import { flatAt, indexAt } from "../../ops/factories/indices";
import concatenate from "../../ops/shapes/concatenate";
import diagonalMatrix from "../../ops/shapes/diagonalMatrix";
import masked from "../../ops/shapes/masked";
import pick from "../../ops/shapes/pick";
import repeated from "../../ops/shapes/repeated";
import stack from "../../ops/shapes/stack";
import { sizeOf } from "../../shape";
import { applied, markResult, ofKind } from "../arrays/arithmetic";
import { copied, requireArray } from "../arrays/conversion";
import { wholeNumber } from "../arrays/indexing";
import { itemsOf } from "../arrays/items";
import { commonDtype } from "../arrays/types";
import { ProgramFault } from "../parse/fault";
import { NDArray, numbersOf } from "../values/ndarray";
import { Int, List, Tuple, type Value } from "../values/value";
import { axisOf } from "./axisArguments";
import { Arguments, type BuiltIn, type Call } from "./function";
import { arrayIn } from "./reductions";
import { ravelled, reshaped, shapeFrom, transposed } from "./reshaping";

/** The values behind the first, or those of `shape=`. */
function shapeArguments(call: Call, name: string): { array: NDArray; rest: readonly Value[] } {
  const [first, ...rest] = call.positional;
  const given = call.keywords.get(name) ?? call.keywords.get("newshape") ?? call.keywords.get("shape");
  if (first === undefined) throw new ProgramFault(`${call.name}: the array is missing`);
  const order = rest.at(-1);
  const numbers = typeof order === "string" ? rest.slice(0, -1) : rest;
  return { array: arrayIn(call, first), rest: given === undefined ? numbers : [given] };
}

const one = (
  names: readonly string[],
  f: (call: Call, array: NDArray, axis: Value | undefined) => NDArray,
): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x|ary axis|dim order|start_dim");
    return f(call, arrayIn(call, given.require("a")), given.get("axis"));
  },
});

function order(array: NDArray, values: readonly Value[]): number[] {
  const list =
    values.length === 1 && (values[0] instanceof Tuple || values[0] instanceof List)
      ? values[0].items
      : values;
  const rank = array.shape.length;
  if (list.length === 0 || (list.length === 1 && list[0] === null))
    return Array.from({ length: rank }, (_, k) => rank - 1 - k);
  const axes = list.map((value) => axisOf(value, rank, array.shape));
  if (axes.length !== rank || new Set(axes).size !== rank)
    throw new ProgramFault(`the axes must be 0 to ${rank - 1}, each once`);
  return axes;
}

const transpose: BuiltIn = {
  names: ["transpose", "permute"],
  isMethod: true,
  call(call) {
    const { array, rest } = shapeArguments(call, call.name === "permute" ? "dims" : "axes");
    // PyTorch's transpose takes two axes that change places.
    if (call.library === "torch" && call.name.endsWith("transpose")) {
      const [a, b] = rest.map((value) => axisOf(value, array.shape.length, array.shape));
      if (b === undefined)
        throw new ProgramFault("torch's transpose takes two axes: use .T to turn a matrix");
      return transposed(call.machine, array, swapped(array.shape.length, a, b), "TransposeBackward0");
    }
    return transposed(call.machine, array, order(array, rest));
  },
};

const swapped = (rank: number, a: number, b: number) =>
  Array.from({ length: rank }, (_, axis) => (axis === a ? b : axis === b ? a : axis));

const swapaxes: BuiltIn = {
  names: ["swapaxes", "swapdims"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input axis1|axis0|dim0 axis2|axis1|dim1");
    const array = arrayIn(call, given.require("a"));
    const [a, b] = ["axis1", "axis2"].map((name) =>
      axisOf(given.require(name), array.shape.length, array.shape),
    );
    return transposed(call.machine, array, swapped(array.shape.length, a, b), "TransposeBackward0");
  },
};

const moveaxis: BuiltIn = {
  names: ["moveaxis", "movedim"],
  call(call) {
    const given = new Arguments(call, "a|input source destination");
    const array = arrayIn(call, given.require("a"));
    const [from, to] = ["source", "destination"].map((name) =>
      axisOf(given.require(name), array.shape.length, array.shape),
    );
    const rest = [...array.shape.keys()].filter((axis) => axis !== from);
    return transposed(call.machine, array, [...rest.slice(0, to), from, ...rest.slice(to)]);
  },
};

function squeezed(call: Call, array: NDArray, axis: Value | undefined): NDArray {
  const list = axis instanceof Tuple ? axis.items : axis === undefined || axis === null ? undefined : [axis];
  const axes = list?.map((value) => axisOf(value, array.shape.length, array.shape));
  const wrong = axes?.find((at) => array.shape[at] !== 1);
  if (wrong !== undefined) {
    if (call.library === "torch") return array;
    throw new ProgramFault(
      `axis ${wrong} has the length ${array.shape[wrong]}: only axes of length 1 can be squeezed away`,
    );
  }
  const shape = array.shape.filter((length, at) => (axes ? !axes.includes(at) : length !== 1));
  if (array.kind === "matrix") return array;
  return reshaped(call.machine, array, shape, "SqueezeBackward0");
}

function expanded(call: Call, array: NDArray, axis: Value | undefined): NDArray {
  const list = axis instanceof Tuple || axis instanceof List ? axis.items : [axis ?? new Int(0)];
  const rank = array.shape.length + list.length;
  const axes = list.map((value) => axisOf(value, rank, array.shape));
  const rest = [...array.shape];
  const shape = Array.from({ length: rank }, (_, at) => (axes.includes(at) ? 1 : (rest.shift() as number)));
  return reshaped(call.machine, array, shape, "UnsqueezeBackward0");
}

/** Arrays in a list, or in the rows of one. */
const arraysOf = (call: Call, value: Value): NDArray[] =>
  itemsOf(call.machine, value).map((item) => arrayIn(call, item));

function joined(call: Call, arrays: readonly NDArray[], axis: number): NDArray {
  if (arrays.length === 0) throw new ProgramFault(`${call.name} needs at least one array`);
  const dtype = commonDtype(
    arrays.map((array) => (array.shape.length === 0 ? reshaped(call.machine, array, [1]) : array)),
    call.machine.defaultFloat,
  );
  return applied(call.machine, concatenate.create(arrays.length, axis), arrays, dtype, "CatBackward0");
}

const concatenated: BuiltIn = {
  names: ["concatenate", "cat", "concat"],
  call(call) {
    const given = new Arguments(call, "arrays|tensors axis|dim out dtype");
    const arrays = arraysOf(call, given.require("arrays"));
    const axis = given.get("axis");
    if (axis === null)
      return joined(
        call,
        arrays.map((array) => ravelled(call.machine, array)),
        0,
      );
    const [first] = arrays;
    if (first?.shape.length === 0)
      throw new ProgramFault("single numbers can't be put one behind another: use np.array([…]) or np.stack");
    return joined(
      call,
      arrays,
      axis === undefined || !first ? 0 : axisOf(axis, first.shape.length, first.shape),
    );
  },
};

const appended: BuiltIn = {
  names: ["append"],
  call(call) {
    const given = new Arguments(call, "arr values axis");
    const pair = [arrayIn(call, given.require("arr")), arrayIn(call, given.require("values"))];
    const axis = given.given("axis");
    if (axis === undefined)
      return joined(
        call,
        pair.map((array) => ravelled(call.machine, array)),
        0,
      );
    return joined(call, pair, axisOf(axis, pair[0].shape.length, pair[0].shape));
  },
};

const stacked: BuiltIn = {
  names: ["stack"],
  call(call) {
    const given = new Arguments(call, "arrays|tensors axis|dim out");
    const arrays = arraysOf(call, given.require("arrays"));
    if (arrays.length === 0) throw new ProgramFault("stack needs at least one array");
    const rank = arrays[0].shape.length + 1;
    const axis = axisOf(given.given("axis") ?? new Int(0), rank, [...arrays[0].shape, arrays.length]);
    return applied(
      call.machine,
      stack.create(arrays.length, axis),
      arrays,
      commonDtype(arrays, call.machine.defaultFloat),
      "StackBackward0",
    );
  },
};

/** As rows under each other, or columns beside each other. */
const sideBySide = (
  names: readonly string[],
  form: (call: Call, array: NDArray) => NDArray,
  axis: (rank: number) => number,
): BuiltIn => ({
  names,
  call(call) {
    const arrays = arraysOf(call, new Arguments(call, "tup|tensors dtype").require("tup")).map((array) =>
      form(call, array),
    );
    return joined(call, arrays, axis(arrays[0]?.shape.length ?? 1));
  },
});

const atLeast = (rank: number) => (call: Call, array: NDArray) =>
  array.shape.length >= rank
    ? array
    : reshaped(call.machine, array, [...Array<number>(rank - array.shape.length).fill(1), ...array.shape]);
const asColumn = (call: Call, array: NDArray) =>
  array.shape.length >= 2 ? array : reshaped(call.machine, array, [array.size, 1]);

const repeat: BuiltIn = {
  names: ["repeat", "repeat_interleave"],
  isMethod: true,
  call(call) {
    // A tensor's .repeat tiles.
    if (call.library === "torch" && call.name === "repeat") {
      const [first, ...counts] = call.positional;
      return tiled(call, arrayIn(call, first), shapeFrom(counts));
    }
    const given = new Arguments(call, "a|input repeats axis|dim");
    const whole = arrayIn(call, given.require("a"));
    const axisGiven = given.given("axis");
    const array = axisGiven === undefined ? ravelled(call.machine, whole) : whole;
    const axis =
      axisGiven === undefined ? array.shape.length - 1 : axisOf(axisGiven, array.shape.length, array.shape);
    const times = numbersOf(requireArray(call.machine, given.require("repeats")));
    const order = Array.from({ length: array.shape[axis] }, (_, k) => k).flatMap((k) =>
      Array<number>(countIn(times[times.length === 1 ? 0 : k])).fill(k),
    );
    return taken(call, array, order, axis, "Repeats each number; the gradients of its copies add up.");
  },
};

function countIn(value: number): number {
  if (!(value >= 0 && value <= 1e6)) throw new ProgramFault("repeat: a number of times is 0 or more");
  return value;
}

/** Slices of an array along an axis, by their numbers. */
export function taken(
  call: Call,
  array: NDArray,
  numbers: readonly number[],
  axis: number,
  words?: string,
): NDArray {
  const shape = array.shape.map((length, at) => (at === axis ? numbers.length : length));
  call.machine.budget.spend(sizeOf(shape));
  const places = Int32Array.from({ length: sizeOf(shape) }, (_, k) => {
    const index = indexAt(k, shape);
    index[axis] = numbers[index[axis]];
    return flatAt(index, array.shape);
  });
  const result = call.machine.tape.apply(pick.create(shape, places, words), [array], array.dtype, array.kind);
  if (array.requiresGrad && call.machine.tape.isRecording) markResult(result, "IndexSelectBackward0");
  return result;
}

function tiled(call: Call, array: NDArray, counts: readonly number[]): NDArray {
  const rank = Math.max(counts.length, array.shape.length);
  const lengths = [...Array<number>(rank - array.shape.length).fill(1), ...array.shape];
  const times = [...Array<number>(rank - counts.length).fill(1), ...counts];
  const shape = lengths.map((length, axis) => length * times[axis]);
  call.machine.budget.spend(sizeOf(shape));
  return applied(
    call.machine,
    repeated.create(shape),
    [array.kind === "matrix" ? ofKind(array, "array") : array],
    array.dtype,
    "RepeatBackward0",
  );
}

const tile: BuiltIn = {
  names: ["tile"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "A|input reps|dims");
    return tiled(call, arrayIn(call, given.require("A")), shapeFrom([given.require("reps")]));
  },
};

const broadcastTo: BuiltIn = {
  names: ["broadcast_to", "expand"],
  isMethod: true,
  call(call) {
    const { array, rest } = shapeArguments(call, "size");
    const wanted = shapeFrom(rest);
    const before = wanted.length - array.shape.length;
    const shape = wanted.map((length, axis) => (length === -1 ? array.shape[axis - before] : length));
    if (before < 0 || array.shape.some((length, axis) => length !== 1 && length !== shape[axis + before]))
      throw new ProgramFault(
        `an array of shape (${array.shape.join(", ")}) can't be broadcast to (${shape.join(", ")})`,
      );
    return applied(call.machine, repeated.create(shape), [array], array.dtype, "ExpandBackward0");
  },
};

const diagonal: BuiltIn = {
  names: ["diag", "diagonal", "diagflat"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "v|a|input|x k|offset|diagonal");
    const array = arrayIn(call, given.require("v"));
    const k = given.integer("k", 0);
    if (array.shape.length === 1)
      return applied(call.machine, diagonalMatrix.create(k), [array], array.dtype, "DiagBackward0");
    if (array.shape.length !== 2) throw new ProgramFault("diag takes a vector or a matrix");
    const [rows, columns] = array.shape;
    const count = Math.max(0, Math.min(rows - Math.max(0, -k), columns - Math.max(0, k)));
    const places = Int32Array.from(
      { length: count },
      (_, i) => (i + Math.max(0, -k)) * columns + i + Math.max(0, k),
    );
    return applied(
      call.machine,
      pick.create([count], places, "The numbers on the diagonal; only those get the gradient."),
      [array],
      array.dtype,
      "DiagBackward0",
    );
  },
};

const triangle = (name: "tril" | "triu"): BuiltIn => ({
  names: [name],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "m|input|a k|diagonal");
    const array = arrayIn(call, given.require("m"));
    if (array.shape.length < 2) throw new ProgramFault(`${name} takes a matrix`);
    return applied(
      call.machine,
      masked.create(name === "tril" ? "lower" : "upper", given.integer("k", 0)),
      [array],
      array.dtype,
    );
  },
});

const flip: BuiltIn = {
  names: ["flip", "fliplr", "flipud"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "m|input|a axis|dims|dim");
    const array = arrayIn(call, given.require("m"));
    const axis = given.given("axis");
    const list = call.name.endsWith("lr")
      ? [1]
      : call.name.endsWith("ud")
        ? [0]
        : axis === undefined
          ? [...array.shape.keys()]
          : (axis instanceof Tuple || axis instanceof List ? axis.items : [axis]).map((one_) =>
              axisOf(one_, array.shape.length, array.shape),
            );
    return list.reduce(
      (turned, at) =>
        taken(
          call,
          turned,
          Array.from({ length: array.shape[at] }, (_, k) => array.shape[at] - 1 - k),
          at,
          "Turns the order; the gradient is turned back.",
        ),
      array,
    );
  },
};

const roll: BuiltIn = {
  names: ["roll"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input shift|shifts axis|dims|dim");
    const array = arrayIn(call, given.require("a"));
    const axisGiven = given.given("axis");
    const flat = axisGiven === undefined ? ravelled(call.machine, array) : array;
    const axis = axisGiven === undefined ? 0 : axisOf(axisGiven, array.shape.length, array.shape);
    const length = flat.shape[axis];
    const shift = wholeNumber(given.require("shift"), "roll: shift");
    const moved = taken(
      call,
      flat,
      Array.from({ length }, (_, k) => (((k - shift) % length) + length) % length),
      axis,
      "Moves numbers round; the gradient is moved back.",
    );
    return axisGiven === undefined ? reshaped(call.machine, moved, array.shape) : moved;
  },
};

const take: BuiltIn = {
  names: ["take", "index_select"],
  isMethod: true,
  call(call) {
    const isSelect = call.name.endsWith("index_select");
    const given = new Arguments(
      call,
      isSelect ? "a|input axis|dim indices|index" : "a|input indices|index axis|dim",
    );
    const array = arrayIn(call, given.require("a"));
    const indices = requireArray(call.machine, given.require("indices"));
    const axis = given.given("axis");
    const flat = axis === undefined ? ravelled(call.machine, array) : array;
    const at = axis === undefined ? 0 : axisOf(axis, flat.shape.length, flat.shape);
    const length = flat.shape[at];
    const numbers = [...numbersOf(indices)].map((k) => {
      if (!Number.isInteger(k) || k < -length || k >= length)
        throw new ProgramFault(`take: index ${k} is outside of ${length} items`);
      return k < 0 ? k + length : k;
    });
    const result = taken(call, flat, numbers, at);
    const shape = [...flat.shape.slice(0, at), ...indices.shape, ...flat.shape.slice(at + 1)];
    return reshaped(call.machine, result, shape);
  },
};

/** PyTorch's gather: along a dim, the number that the index array names. */
const gather: BuiltIn = {
  names: ["gather", "take_along_axis"],
  isMethod: true,
  call(call) {
    const isNumpy = call.name.endsWith("take_along_axis");
    const given = new Arguments(call, isNumpy ? "input|arr index|indices dim|axis" : "input dim index");
    const array = arrayIn(call, given.require("input"));
    const index = arrayIn(call, given.require("index"));
    const axis = axisOf(given.require("dim"), array.shape.length, array.shape);
    if (index.shape.length !== array.shape.length)
      throw new ProgramFault("gather: the index needs as many axes as the array");
    const numbers = numbersOf(index);
    const places = Int32Array.from(numbers, (k, flat) => {
      if (!Number.isInteger(k) || k < 0 || k >= array.shape[axis])
        throw new ProgramFault(`gather: index ${k} is outside of ${array.shape[axis]} items`);
      const at = indexAt(flat, index.shape);
      at[axis] = k;
      return flatAt(at, array.shape);
    });
    return applied(call.machine, pick.create(index.shape, places), [array], array.dtype, "GatherBackward0");
  },
};

/** Parts along an axis. */
const split: BuiltIn = {
  names: ["split", "array_split", "chunk", "hsplit", "vsplit"],
  isMethod: true,
  call(call) {
    const given = new Arguments(
      call,
      "ary|input|tensor parts|indices_or_sections|split_size_or_sections|chunks axis|dim",
    );
    const array = arrayIn(call, given.require("ary"));
    const usual = call.name.endsWith("hsplit") && array.shape.length > 1 ? 1 : 0;
    const axis = axisOf(given.given("axis") ?? new Int(usual), array.shape.length, array.shape);
    const length = array.shape[axis];
    const parts = given.require("parts");
    const isTorch = call.library === "torch";
    let ends: number[];
    if (
      parts instanceof List ||
      parts instanceof Tuple ||
      (parts instanceof NDArray && parts.shape.length === 1)
    ) {
      const numbers = [...numbersOf(requireArray(call.machine, parts))];
      let total = 0;
      ends = isTorch ? numbers.map((size) => (total += size)) : [...numbers, length];
    } else {
      const count = wholeNumber(parts, `${call.name}: the number of parts`);
      if (count < 1) throw new ProgramFault(`${call.name}: at least one part`);
      if (
        !isTorch &&
        call.name.endsWith("split") &&
        !call.name.endsWith("array_split") &&
        length % count !== 0
      )
        throw new ProgramFault(`${length} can't be split into ${count} equal parts`);
      const size = isTorch && !call.name.endsWith("chunk") ? count : Math.ceil(length / count);
      const rest = length % count;
      ends = call.name.endsWith("array_split")
        ? Array.from(
            { length: count },
            (_, k) => (k + 1) * Math.floor(length / count) + Math.min(k + 1, rest),
          )
        : Array.from({ length: Math.ceil(length / size) }, (_, k) => Math.min(length, (k + 1) * size));
    }
    const pieces = ends.map((end, k) => {
      const start = k === 0 ? 0 : ends[k - 1];
      return taken(
        call,
        array,
        Array.from({ length: Math.max(0, Math.min(end, length) - start) }, (_, at) => start + at),
        axis,
      );
    });
    return isTorch ? new Tuple(pieces) : new List(pieces);
  },
};

export const shapeFunctions: readonly BuiltIn[] = [
  {
    names: ["reshape", "view"],
    isMethod: true,
    call(call) {
      const { array, rest } = shapeArguments(call, "shape");
      if (call.keywords.get("order") === "F" || rest.length === 0)
        throw new ProgramFault(`${call.name}: a shape is needed, and order="F" isn't known here`);
      return reshaped(call.machine, array, shapeFrom(rest, array.size));
    },
  },
  one(["ravel"], (call, array) => ravelled(call.machine, array)),
  one(["flatten"], (call, array) => {
    if (array.kind !== "tensor") return ravelled(call.machine, copied(call.machine, array));
    const from = call.positional[1] ?? call.keywords.get("start_dim");
    const at = from === undefined ? 0 : axisOf(from, array.shape.length, array.shape);
    return reshaped(call.machine, array, [...array.shape.slice(0, at), sizeOf(array.shape.slice(at))]);
  }),
  one(["squeeze"], squeezed),
  one(["expand_dims", "unsqueeze"], expanded),
  one(["t"], (call, array) =>
    array.shape.length < 2 ? array : transposed(call.machine, array, [1, 0], "TBackward0"),
  ),
  transpose,
  swapaxes,
  moveaxis,
  concatenated,
  appended,
  stacked,
  sideBySide(["vstack", "row_stack"], atLeast(2), () => 0),
  sideBySide(["hstack"], atLeast(1), (rank) => (rank > 1 ? 1 : 0)),
  sideBySide(["column_stack"], asColumn, () => 1),
  { names: ["atleast_1d"], call: (call) => atLeast(1)(call, arrayIn(call, call.positional[0] ?? null)) },
  { names: ["atleast_2d"], call: (call) => atLeast(2)(call, arrayIn(call, call.positional[0] ?? null)) },
  repeat,
  tile,
  broadcastTo,
  diagonal,
  triangle("tril"),
  triangle("triu"),
  flip,
  roll,
  take,
  gather,
  split,
];
