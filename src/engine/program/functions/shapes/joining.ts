import concatenate from "../../../ops/shapes/concatenate";
import stack from "../../../ops/shapes/stack";
import { applied } from "../../arrays/arithmetic";
import { itemsOf } from "../../arrays/items";
import { commonDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { Int, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { ravelled, reshaped } from "../reshaping";

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

/** Several arrays into one. */
export const joiningFunctions: readonly BuiltIn[] = [
  concatenated,
  appended,
  stacked,
  sideBySide(["vstack", "row_stack"], atLeast(2), () => 0),
  sideBySide(["hstack"], atLeast(1), (rank) => (rank > 1 ? 1 : 0)),
  sideBySide(["column_stack"], asColumn, () => 1),
  { names: ["atleast_1d"], call: (call) => atLeast(1)(call, arrayIn(call, call.positional[0] ?? null)) },
  { names: ["atleast_2d"], call: (call) => atLeast(2)(call, arrayIn(call, call.positional[0] ?? null)) },
];
