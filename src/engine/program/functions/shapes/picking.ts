import { flatAt } from "../../../ops/factories/indices";
import pick from "../../../ops/shapes/pick";
import { indexAt, sizeOf } from "../../../shape";
import { applied, markResult } from "../../arrays/arithmetic";
import { requireArray } from "../../arrays/conversion";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { List, Tuple } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { ravelled, reshaped } from "../reshaping";

const backwardName = (name: string): string =>
  /flip$/.test(name)
    ? "FlipBackward0"
    : /roll$/.test(name)
      ? "RollBackward0"
      : /split$|chunk$/.test(name)
        ? "SplitBackward0"
        : "IndexSelectBackward0";

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
  const indices = Int32Array.from({ length: sizeOf(shape) }, (_, k) => {
    const index = indexAt(k, shape);
    index[axis] = numbers[index[axis]];
    return flatAt(index, array.shape);
  });
  const result = call.machine.tape.apply(
    pick.create(shape, indices, words),
    [array],
    array.dtype,
    array.kind,
  );
  if (array.requiresGrad && call.machine.tape.isRecording) markResult(result, backwardName(call.name));
  return result;
}

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
    return axisGiven === undefined && array.shape.length !== 1
      ? reshaped(call.machine, moved, array.shape)
      : moved;
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
    if (indices.shape.length === 1) return result;
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
    const indices = Int32Array.from(numbers, (k, flat) => {
      if (!Number.isInteger(k) || k < 0 || k >= array.shape[axis])
        throw new ProgramFault(`gather: index ${k} is outside of ${array.shape[axis]} items`);
      const at = indexAt(flat, index.shape);
      at[axis] = k;
      return flatAt(at, array.shape);
    });
    return applied(call.machine, pick.create(index.shape, indices), [array], array.dtype, "GatherBackward0");
  },
};

/** Numbers of an array by their indices, and in another order. */
export const pickingFunctions: readonly BuiltIn[] = [flip, roll, take, gather];
