import add from "../../../ops/elementwise/arithmetic/add";
import pad from "../../../ops/shapes/pad";
import { sizeOf } from "../../../shape";
import { applied } from "../../arrays/arithmetic";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, type NDArray } from "../../values/ndarray";
import { List, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call, plainNumber } from "../function";
import { taken } from "./picking";

type Widths = readonly (readonly [number, number])[];

const listed = (value: Value): readonly Value[] | undefined =>
  value instanceof Tuple || value instanceof List ? value.items : undefined;

/** How many numbers come before and behind along each axis: one number for all, a pair, or a pair for each. */
function widthsOf(value: Value, rank: number): Widths {
  const whole = (one: Value) => {
    const width = wholeNumber(one, "pad: a width");
    if (width < 0 || width > 10_000) throw new ProgramFault("pad: a width is 0 or more");
    return width;
  };
  const pair = (one: Value): [number, number] => {
    const items = listed(one) ?? [one];
    return [whole(items[0] ?? null), whole(items[1] ?? items[0] ?? null)];
  };
  const items = listed(value);
  if (!items?.some((item) => listed(item))) return Array.from({ length: rank }, () => pair(value));
  if (items.length === 1) return Array.from({ length: rank }, () => pair(items[0]));
  if (items.length !== rank)
    throw new ProgramFault(`pad: ${items.length} pairs of widths for ${rank} axes: one pair for each`);
  return items.map(pair);
}

/** The numbers along an axis that the edges go on with. */
const continued: Readonly<Record<string, (k: number, length: number) => number>> = {
  edge: (k, length) => Math.min(length - 1, Math.max(0, k)),
  wrap: (k, length) => ((k % length) + length) % length,
  reflect: (k, length) => {
    const period = Math.max(1, 2 * length - 2);
    const at = ((k % period) + period) % period;
    return Math.min(at, period - at) % length;
  },
};

/** Numbers around an array: zeros, others, or its own. */
function padded(call: Call, array: NDArray, widths: Widths, mode: string, value: number): NDArray {
  const along = continued[mode];
  if (along)
    return widths.reduce(
      (whole, [before, behind], axis) =>
        taken(
          call,
          whole,
          Array.from({ length: before + array.shape[axis] + behind }, (_, k) =>
            along(k - before, array.shape[axis]),
          ),
          axis,
          "Goes on with its own numbers at the edges; the gradients of copies add up.",
        ),
      array,
    );
  if (mode !== "constant")
    throw new ProgramFault(`pad: the mode “${mode}” isn't known here: constant, edge, reflect and wrap are`);
  const op = pad.create(widths);
  call.machine.budget.spend(sizeOf(op.shape([array.shape])));
  const zeros = applied(call.machine, op, [array], array.dtype, "ConstantPadNdBackward0");
  if (value === 0) return zeros;
  const inside = op.shape([array.shape]);
  const border = new Float64Array(sizeOf(inside)).fill(value);
  const mask = new Float64Array(border.length);
  op.forward([new Float64Array(array.size).fill(1)], mask, [array.shape], mask);
  for (let k = 0; k < border.length; k++) if (mask[k] !== 0) border[k] = -0;
  return applied(
    call.machine,
    add.op,
    [zeros, arrayOf(border, inside, array.dtype, array.kind)],
    array.dtype,
  );
}

/** What is put on all sides, also where it is given as a pair, or as pairs for each axis. @throws ProgramFault where they differ */
function oneValue(value: Value | undefined): number {
  const all = (one: Value): readonly Value[] => listed(one)?.flatMap(all) ?? [one];
  const numbers = (value === undefined ? [] : all(value)).map((one) =>
    plainNumber(one, "pad: constant_values"),
  );
  if (numbers.some((number) => number !== numbers[0]))
    throw new ProgramFault("pad: constant_values is one number for all sides here");
  return numbers[0] ?? 0;
}

/** `np.pad`, and PyTorch's `F.pad`, whose widths begin at the last axis. */
const padding: BuiltIn = {
  names: ["pad"],
  call(call) {
    const given = new Arguments(
      call,
      call.library === "torch"
        ? "array|input pad_width|pad mode value"
        : "array pad_width mode constant_values|value",
    );
    const array = arrayIn(call, given.require("array"));
    const rank = array.shape.length;
    const value =
      call.library === "torch" ? given.number("value", 0) : oneValue(given.given("constant_values"));
    const width = given.require("pad_width");
    const mode = given.text("mode", "constant");
    if (call.library !== "torch") return padded(call, array, widthsOf(width, rank), mode, value);
    const flat = (listed(width) ?? []).map((one) => wholeNumber(one, "pad: a width"));
    const pairs = Array.from({ length: rank }, (_, axis): [number, number] => {
      const at = 2 * (rank - 1 - axis);
      return [flat[at] ?? 0, flat[at + 1] ?? 0];
    });
    return padded(call, array, pairs, mode === "replicate" ? "edge" : mode, value);
  },
};

/** What is put around arrays. */
export const paddingFunctions: readonly BuiltIn[] = [padding];
