import { type Shape, sizeOf } from "../../shape";
import { ofKind, shaped } from "../arrays/arithmetic";
import { copied, requireArray } from "../arrays/conversion";
import { commonDtype } from "../arrays/types";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import { stopGradients } from "../torch/gradients";
import { castNumber, type Dtype, isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Int, isNumberLike, List, type Value } from "../values/value";
import { dtypeArgument } from "./dtypeArgument";
import { Arguments, type BuiltIn, type Call, plainNumber } from "./function";
import { arrayIn } from "./reductions";
import { shapeFrom } from "./reshaping";

const kindFor = (call: Call) => (call.library === "torch" ? "tensor" : "array");
const floatFor = (call: Call): Dtype => (call.library === "torch" ? call.machine.defaultFloat : "float64");

/** @throws ProgramFault before an array is made that is too large */
function made(call: Call, shape: Shape, dtype: Dtype, numberAt: (k: number) => number): NDArray {
  const size = sizeOf(shape);
  call.machine.budget.spend(size);
  if (size > 5e6)
    throw new ProgramFault(
      `an array of shape (${shape.join(", ")}) has ${size} numbers: at most 5 million fit here`,
    );
  const data = new Float64Array(size);
  for (let k = 0; k < size; k++) data[k] = castNumber(numberAt(k), dtype);
  return arrayOf(data, shape, dtype, kindFor(call));
}

const withGradient = (array: NDArray, value: Value | undefined): NDArray => {
  if (value === true) array.requiresGrad = true;
  return array;
};

/** An array of one number: `np.zeros(3)`, `torch.ones(2, 3)`. */
const filled = (names: readonly string[], value: number): BuiltIn => ({
  names,
  call(call) {
    const { keywords, positional } = call;
    const last = positional.at(-1);
    const hasDtype = call.library !== "torch" && positional.length > 1 && !(last instanceof Int);
    const numbers = hasDtype ? positional.slice(0, -1) : positional;
    const shape = shapeFrom(
      keywords.get("shape") !== undefined
        ? [keywords.get("shape") as Value]
        : keywords.get("size") !== undefined
          ? [keywords.get("size") as Value]
          : call.library === "torch"
            ? numbers
            : numbers.slice(0, 1),
    );
    const dtype = dtypeArgument(keywords.get("dtype") ?? (hasDtype ? last : undefined)) ?? floatFor(call);
    return withGradient(
      made(call, shape, dtype, () => value),
      keywords.get("requires_grad"),
    );
  },
});

const full: BuiltIn = {
  names: ["full"],
  call(call) {
    const given = new Arguments(call, "shape|size fill_value dtype requires_grad order");
    const value = given.require("fill_value");
    const usual: Dtype =
      value instanceof Int ? "int64" : typeof value === "boolean" ? "bool" : floatFor(call);
    const shape = shapeFrom([given.require("shape")]);
    const number = plainNumber(value, "full: fill_value");
    return withGradient(
      made(call, shape, dtypeArgument(given.get("dtype")) ?? usual, () => number),
      given.get("requires_grad"),
    );
  },
};

/** Of another array's shape and dtype. */
const like = (names: readonly string[], value: number | undefined): BuiltIn => ({
  names,
  call(call) {
    const given = new Arguments(
      call,
      value === undefined ? "a|input fill_value dtype requires_grad" : "a|input dtype requires_grad order",
    );
    const a = arrayIn(call, given.require("a"));
    const number = value ?? plainNumber(given.require("fill_value"), "full_like: fill_value");
    const array = made(call, a.shape, dtypeArgument(given.get("dtype")) ?? a.dtype, () => number);
    return withGradient(a.kind === "matrix" ? ofKind(array, "matrix") : array, given.get("requires_grad"));
  },
});

const eye: BuiltIn = {
  names: ["eye", "identity"],
  call(call) {
    const given = new Arguments(call, "N|n M|m k dtype requires_grad");
    const rows = given.integer("N", 0);
    const columns = given.integer("M", rows);
    const k = given.integer("k", 0);
    const shape = shapeFrom([new Int(rows), new Int(columns)]);
    return withGradient(
      made(call, shape, dtypeArgument(given.get("dtype")) ?? floatFor(call), (at) =>
        (at % columns) - Math.floor(at / columns) === k ? 1 : 0,
      ),
      given.get("requires_grad"),
    );
  },
};

const arange: BuiltIn = {
  names: ["arange"],
  call(call) {
    const given = new Arguments(call, "start stop|end step dtype requires_grad");
    const isAlone = given.given("stop") === undefined;
    const [first, second, third] = isAlone
      ? [new Int(0), given.require("start"), given.given("step") ?? new Int(1)]
      : [given.require("start"), given.require("stop"), given.given("step") ?? new Int(1)];
    const [start, stop, step] = [first, second, third].map((value) => plainNumber(value, "arange"));
    if (step === 0) throw new ProgramFault("arange: the step can't be 0");
    const count = Math.max(0, Math.ceil((stop - start) / step));
    const common = commonDtype([first, second, third].filter(isNumberLike));
    const usual: Dtype = isFloat(common)
      ? call.library === "torch"
        ? call.machine.defaultFloat
        : "float64"
      : "int64";
    if (count > 5e6)
      throw new ProgramFault(`arange: ${count} numbers are too many; at most 5 million fit here`);
    return withGradient(
      made(call, [count], dtypeArgument(given.get("dtype")) ?? usual, (k) => start + k * step),
      given.get("requires_grad"),
    );
  },
};

const linspace: BuiltIn = {
  names: ["linspace"],
  call(call) {
    const given = new Arguments(call, "start stop|end num|steps endpoint dtype requires_grad");
    const [start, stop] = ["start", "stop"].map((name) =>
      plainNumber(given.require(name), `linspace: ${name}`),
    );
    const count = given.integer("num", call.library === "torch" ? 100 : 50);
    const parts = given.isTrue("endpoint", true) ? count - 1 : count;
    const step = (stop - start) / parts;
    const at = (k: number) =>
      k === count - 1 && parts === count - 1 && count > 1 ? stop : parts > 0 ? k * step + start : start;
    return withGradient(
      made(call, shapeFrom([new Int(count)]), dtypeArgument(given.get("dtype")) ?? floatFor(call), at),
      given.get("requires_grad"),
    );
  },
};

const logspace: BuiltIn = {
  names: ["logspace"],
  call(call) {
    const given = new Arguments(call, "start stop|end num|steps endpoint base");
    const [start, stop] = ["start", "stop"].map((name) =>
      plainNumber(given.require(name), `logspace: ${name}`),
    );
    const count = given.integer("num", 50);
    const base = given.number("base", 10);
    return made(
      call,
      shapeFrom([new Int(count)]),
      floatFor(call),
      (k) => base ** (count > 1 ? start + (k * (stop - start)) / (count - 1) : start),
    );
  },
};

/** `np.array`, `torch.tensor`: a copy with its own storage. */
const array: BuiltIn = {
  names: [
    "array",
    "asarray",
    "tensor",
    "as_tensor",
    "Tensor",
    "FloatTensor",
    "DoubleTensor",
    "LongTensor",
    "from_numpy",
    "matrix",
    "mat",
    "asmatrix",
    "asanyarray",
    "ascontiguousarray",
    "Parameter",
    "Variable",
  ],
  call(call) {
    const given = new Arguments(call, "object|data|a dtype requires_grad|copy device ndmin");
    const value = given.require("object");
    const name = call.name.split(".").at(-1) ?? "";
    const isTorch = /tensor|Parameter|Variable|from_numpy/i.test(name);
    const kind = isTorch ? "tensor" : /mat/.test(name) ? "matrix" : "array";
    if (
      /asarray|asanyarray|as_tensor|from_numpy|ascontiguous|asmatrix/.test(name) &&
      value instanceof NDArray &&
      value.kind === kind &&
      given.given("dtype") === undefined
    )
      return value;
    const found = requireArray(call.machine, value, isTorch ? "tensor" : "array");
    if (name === "from_numpy" && value instanceof NDArray) return ofKind(value, "tensor");
    const usual =
      name === "Tensor" || name === "FloatTensor"
        ? "float32"
        : name === "DoubleTensor"
          ? "float64"
          : name === "LongTensor"
            ? "int64"
            : undefined;
    const dtype = dtypeArgument(given.given("dtype")) ?? usual ?? found.dtype;
    const isFresh = !(value instanceof NDArray) && dtype === found.dtype;
    const copy = isFresh ? ofKind(found, kind) : copied(call.machine, found, dtype, kind);
    const result = kind === "matrix" ? asMatrix(copy) : copy.kind === "scalar" ? ofKind(copy, "array") : copy;
    if (kind === "tensor") {
      stopGradients(result);
      result.isParameter = name === "Parameter";
      if (result.dtype === "float32" && isFloat(dtype))
        call.machine.notes.add("float32 is computed in float64 here");
      withGradient(result, name === "Parameter" ? true : given.get("requires_grad"));
    }
    return result;
  },
};

/** A vector becomes a row. */
function asMatrix(array: NDArray): NDArray {
  if (array.shape.length > 2) throw new ProgramFault("a matrix has two axes");
  if (array.shape.length === 2) return array;
  const shape = [1, array.size];
  const result = new NDArray(
    array.storage,
    shape,
    [array.size, array.strides[0] ?? 1],
    array.offset,
    array.dtype,
    "matrix",
  );
  return result;
}

const oneHot: BuiltIn = {
  names: ["one_hot"],
  call(call) {
    const given = new Arguments(call, "labels|tensor|input num_classes|depth|classes");
    const labels = arrayIn(call, given.require("labels"));
    const numbers = numbersOf(labels);
    const count = given.integer("num_classes", -1);
    const classes = count < 0 ? Math.max(-1, ...numbers) + 1 : count;
    if (numbers.some((label) => !Number.isInteger(label) || label < 0 || label >= classes))
      throw new ProgramFault(`one_hot: the labels must be integers from 0 to ${classes - 1}`);
    return made(call, [...labels.shape, classes], call.library === "torch" ? "int64" : "float64", (k) =>
      numbers[Math.floor(k / classes)] === k % classes ? 1 : 0,
    );
  },
};

const meshgrid: BuiltIn = {
  names: ["meshgrid"],
  call(call) {
    const [x, y, ...more] = call.positional.map((value) => arrayIn(call, value));
    if (!y || more.length > 0) throw new ProgramFault("meshgrid takes two vectors here");
    const isMatrixOrder =
      call.keywords.get("indexing") === "ij" ||
      (call.library === "torch" && call.keywords.get("indexing") !== "xy");
    const [xs, ys] = [numbersOf(x), numbersOf(y)];
    const [m, n] = [xs.length, ys.length];
    return new List(
      isMatrixOrder
        ? [
            made(call, [m, n], x.dtype, (k) => xs[Math.floor(k / n)]),
            made(call, [m, n], y.dtype, (k) => ys[k % n]),
          ]
        : [
            made(call, [n, m], x.dtype, (k) => xs[k % m]),
            made(call, [n, m], y.dtype, (k) => ys[Math.floor(k / m)]),
          ],
    );
  },
};

/** Copies and casts. */
const copy: BuiltIn = {
  names: ["copy", "clone", "deepcopy"],
  isMethod: true,
  call(call) {
    const [first] = call.positional;
    if (first instanceof List) return new List([...first.items]);
    if (first !== undefined && !(first instanceof NDArray)) return first;
    const a = arrayIn(call, first ?? null);
    const result = copied(call.machine, a);
    if (a.requiresGrad && call.machine.tape.isRecording) {
      result.requiresGrad = true;
      result.isResult = true;
      result.gradFunction = "CloneBackward0";
    }
    return result;
  },
};

const cast: BuiltIn = {
  names: ["astype", "type"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input dtype copy");
    const a = arrayIn(call, given.require("a"));
    const dtype = dtypeArgument(given.require("dtype"));
    if (dtype === undefined) throw new ProgramFault("astype: a dtype is needed");
    return keptGradient(call, a, copied(call.machine, a, dtype));
  },
};

export function keptGradient(call: Call, from: NDArray, to: NDArray): NDArray {
  if (from.requiresGrad && isFloat(to.dtype) && call.machine.tape.isRecording) {
    to.requiresGrad = true;
    to.isResult = true;
    to.gradFunction = "ToCopyBackward0";
  }
  return to;
}

/** `np.float64(3)`: a number of that kind. */
export function castTo(machine: Machine, dtype: Dtype, value: Value): Value {
  const array = requireArray(machine, value);
  return shaped(copied(machine, array, dtype, array.kind === "scalar" ? "array" : array.kind));
}

export const creationFunctions: readonly BuiltIn[] = [
  filled(["zeros"], 0),
  filled(["ones"], 1),
  filled(["empty"], 0),
  full,
  like(["zeros_like"], 0),
  like(["ones_like"], 1),
  like(["empty_like"], 0),
  like(["full_like"], undefined),
  eye,
  arange,
  linspace,
  logspace,
  array,
  oneHot,
  meshgrid,
  copy,
  cast,
];
