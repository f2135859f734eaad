import repeated from "../../../ops/shapes/repeated";
import { sizeOf } from "../../../shape";
import { applied, ofKind } from "../../arrays/arithmetic";
import { requireArray } from "../../arrays/conversion";
import { ProgramFault } from "../../parse/tree/fault";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { ravelled, shapeFrom } from "../reshaping";
import { taken } from "./picking";
import { shapeArguments } from "./shapeArguments";

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

/** Copies of an array beside each other. */
export const repeatingFunctions: readonly BuiltIn[] = [repeat, tile, broadcastTo];
