import { sizeOf } from "../../../shape";
import { copied } from "../../arrays/conversion";
import { ProgramFault } from "../../parse/tree/fault";
import { isContiguous, type NDArray } from "../../values/ndarray";
import { Int, List, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { ravelled, reshaped, shapeFrom, transposedView } from "../reshaping";
import { shapeArguments } from "./shapeArguments";

function axisOrder(array: NDArray, values: readonly Value[]): number[] {
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
      return transposedView(call.machine, array, swapped(array.shape.length, a, b), "TransposeBackward0");
    }
    return transposedView(call.machine, array, axisOrder(array, rest));
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
    return transposedView(call.machine, array, swapped(array.shape.length, a, b), "TransposeBackward0");
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
    return transposedView(call.machine, array, [...rest.slice(0, to), from, ...rest.slice(to)]);
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
  return reshaped(call.machine, array, shape, axes ? "SqueezeBackward1" : "SqueezeBackward0");
}

function expanded(call: Call, array: NDArray, axis: Value | undefined): NDArray {
  const list = axis instanceof Tuple || axis instanceof List ? axis.items : [axis ?? new Int(0)];
  const rank = array.shape.length + list.length;
  const axes = list.map((value) => axisOf(value, rank, array.shape));
  const rest = [...array.shape];
  const shape = Array.from({ length: rank }, (_, at) => (axes.includes(at) ? 1 : (rest.shift() as number)));
  return reshaped(call.machine, array, shape, "UnsqueezeBackward0");
}

const takingAxis = (
  names: readonly string[],
  f: (call: Call, array: NDArray, axis: Value | undefined) => NDArray,
): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x|ary axis|dim");
    return f(call, arrayIn(call, given.require("a")), given.get("axis"));
  },
});

/** PyTorch's: the axes from one to another become one. */
function flattened(call: Call): NDArray {
  const given = new Arguments(call, "input start_dim end_dim");
  const array = arrayIn(call, given.require("input"));
  const rank = Math.max(1, array.shape.length);
  const [from, to] = [
    axisOf(given.given("start_dim") ?? new Int(0), rank, array.shape),
    axisOf(given.given("end_dim") ?? new Int(-1), rank, array.shape),
  ];
  if (from > to) throw new ProgramFault("flatten: start_dim comes behind end_dim");
  if (from === to && array.shape.length > 0) return array;
  const shape = [
    ...array.shape.slice(0, from),
    sizeOf(array.shape.slice(from, to + 1)),
    ...array.shape.slice(to + 1),
  ];
  return reshaped(call.machine, array, shape, "ReshapeAliasBackward0");
}

const reversed = (call: Call, array: NDArray) => transposedView(call.machine, array, axisOrder(array, []));

/** Whether numbers are taken in Fortran's order, the first index fastest. */
function isFortranOrder(call: Call, array: NDArray, given: Value | undefined): boolean {
  if (given === undefined || given === null || given === "C") return false;
  if (given === "F") return true;
  if ((given === "A" || given === "K") && isContiguous(array)) return false;
  throw new ProgramFault(`${call.name}: the order is "C" or "F" here`);
}

/** Axes in another order, with length 1 more or less, or in another shape. */
export const axisFunctions: readonly BuiltIn[] = [
  {
    names: ["reshape", "view"],
    isMethod: true,
    call(call) {
      const { array, rest, order: given } = shapeArguments(call, "shape");
      if (rest.length === 0) throw new ProgramFault(`${call.name}: a shape is needed`);
      const shape = shapeFrom(rest, array.size);
      // In Fortran's order all axes run the other way round.
      if (isFortranOrder(call, array, given))
        return reversed(call, reshaped(call.machine, reversed(call, array), shape.toReversed()));
      return reshaped(
        call.machine,
        array,
        shape,
        call.name === "view" ? "ViewBackward0" : "ReshapeAliasBackward0",
      );
    },
  },
  {
    names: ["ravel", "flatten"],
    isMethod: true,
    call(call) {
      const isCopy = call.name.endsWith("flatten");
      if (isCopy && call.library === "torch") return flattened(call);
      const given = new Arguments(call, "a|input order");
      const array = arrayIn(call, given.require("a"));
      const turned = isFortranOrder(call, array, given.given("order")) ? reversed(call, array) : array;
      return ravelled(call.machine, isCopy ? copied(call.machine, turned) : turned);
    },
  },
  takingAxis(["squeeze"], squeezed),
  takingAxis(["expand_dims", "unsqueeze"], expanded),
  takingAxis(["t"], (call, array) =>
    array.shape.length < 2 ? array : transposedView(call.machine, array, [1, 0], "TBackward0"),
  ),
  transpose,
  swapaxes,
  moveaxis,
];
