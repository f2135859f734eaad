import pick from "../../ops/shapes/pick";
import { indexAt, sizeOf } from "../../shape";
import { applied } from "../arrays/arithmetic";
import { itemsOf } from "../arrays/items";
import { wholeNumber } from "../arrays/positions";
import { arrayIn } from "../functions/arguments/arrayArguments";
import { by } from "../functions/composed/use";
import { Arguments, type BuiltIn, builtIn, type Call } from "../functions/function";
import { reshaped } from "../functions/reshaping";
import { ProgramFault } from "../parse/tree/fault";
import { type NDArray, stridesOf } from "../values/ndarray";
import { Float, Int, List, Tuple, type Value } from "../values/value";
import { callTorch } from "./composed/callTorch";

/**
 * One whole number for each axis, from one for all or a list of them.
 * @throws ProgramFault for another count, or below `least`
 */
export function perAxis(value: Value, rank: number, what: string, least: number): number[] {
  const items = value instanceof Tuple || value instanceof List ? value.items : undefined;
  const numbers = (items ?? [value]).map((one) => wholeNumber(one, what));
  if (numbers.length !== 1 && numbers.length !== rank)
    throw new ProgramFault(`${what} is one number, or ${rank}, not ${numbers.length}`);
  if (numbers.some((number) => number < least)) throw new ProgramFault(`${what} is ${least} or more`);
  return numbers.length === rank ? numbers : Array.from({ length: rank }, () => numbers[0]);
}

/** What windows of a size go over: examples and channels, and behind them the axes along which they move. */
interface WindowPlaces {
  /** How many there are along each axis. */
  readonly counts: readonly number[];
  /** Where each begins in a channel, and where each of its numbers stands from there. */
  readonly starts: readonly number[];
  readonly within: readonly number[];
}

function windowsOver(
  name: string,
  lengths: readonly number[],
  sizes: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
): WindowPlaces {
  const counts = lengths.map((length, axis) =>
    Math.floor((length - dilations[axis] * (sizes[axis] - 1) - 1) / strides[axis] + 1),
  );
  if (counts.some((count) => count < 1))
    throw new ProgramFault(
      `${name}: a window of ${sizes.join(" × ")} doesn't fit into ${lengths.join(" × ")}, padding included`,
    );
  const steps = stridesOf(lengths);
  const places = (shape: readonly number[], by: readonly number[]) =>
    Array.from({ length: sizeOf(shape) }, (_, k) =>
      indexAt(k, shape).reduce((sum, index, axis) => sum + index * by[axis] * steps[axis], 0),
    );
  return { counts, starts: places(counts, strides), within: places(sizes, dilations) };
}

/** The numbers of a batch under each window: a column for each in a convolution, a row in a pool. */
function underWindows(call: Call, x: NDArray, { starts, within }: WindowPlaces, asColumns: boolean): NDArray {
  const [examples, channels, ...lengths] = x.shape;
  const size = sizeOf(lengths);
  const shape = asColumns
    ? [examples, channels * within.length, starts.length]
    : [examples, channels, starts.length, within.length];
  call.machine.budget.spend(2 * sizeOf(shape));
  const indices = new Int32Array(sizeOf(shape));
  let at = 0;
  for (let channel = 0; channel < examples * channels; channel++)
    for (const outer of asColumns ? within : starts)
      for (const inner of asColumns ? starts : within) indices[at++] = channel * size + outer + inner;
  const words =
    "Takes the numbers under each window; a number that is under several gets all their gradients.";
  return applied(call.machine, pick.create(shape, indices, words), [x], x.dtype, "Im2ColBackward0");
}

/** A batch of one where there is no batch. */
function asBatch(call: Call, x: NDArray, rank: number): { readonly x: NDArray; readonly isBatch: boolean } {
  if (x.shape.length !== rank + 2 && x.shape.length !== rank + 1)
    throw new ProgramFault(
      `${call.name} takes ${rank + 2} axes (examples, channels, ${rank === 1 ? "length" : "height, width"}), not the shape (${x.shape.join(", ")})`,
    );
  const isBatch = x.shape.length === rank + 2;
  return { x: isBatch ? x : reshaped(call.machine, x, [1, ...x.shape]), isBatch };
}

/** The same number of values around each of the last axes, before and behind. */
function surrounded(call: Call, x: NDArray, widths: readonly number[], value: number): NDArray {
  if (widths.every((width) => width === 0)) return x;
  const list = [...widths].reverse().flatMap((width) => [new Int(width), new Int(width)]);
  return callTorch(call, "pad", [x, new Tuple(list)], { value: new Float(value) }) as NDArray;
}

/** In the shape of a batch, or of one example. */
function placed(
  call: Call,
  values: NDArray,
  channels: number,
  counts: readonly number[],
  isBatch: boolean,
  way: string,
): NDArray {
  const result = reshaped(
    call.machine,
    values,
    [...(isBatch ? [values.shape[0]] : []), channels, ...counts],
    way,
  );
  if (result.isResult) result.gradFunction = way;
  return result;
}

/** How wide "same" and "valid" are. */
function paddingOf(
  value: Value,
  rank: number,
  sizes: readonly number[],
  strides: readonly number[],
  name: string,
): number[] {
  if (value === "valid") return sizes.map(() => 0);
  if (value !== "same") return perAxis(value, rank, `${name}: padding`, 0);
  if (strides.some((stride) => stride !== 1) || sizes.some((size) => size % 2 === 0))
    throw new ProgramFault(`${name}: padding="same" is known here for odd windows and a stride of 1`);
  return sizes.map((size) => (size - 1) / 2);
}

/** A product of each window with each unit's weights, and a bias: `cols = x under the windows`, `W @ cols + b`. */
const convolution = (rank: number): BuiltIn =>
  builtIn([`conv${rank}d`], (call) => {
    const given = new Arguments(call, "input weight bias stride padding dilation groups");
    const weight = arrayIn(call, given.require("weight"));
    if (weight.shape.length !== rank + 2)
      throw new ProgramFault(
        `${call.name}: the weight has ${rank + 2} axes (units, channels, ${rank === 1 ? "length" : "height, width"}), not the shape (${weight.shape.join(", ")})`,
      );
    if (given.integer("groups", 1) !== 1) throw new ProgramFault(`${call.name}: only groups=1 is known here`);
    const [units, channels, ...sizes] = weight.shape;
    const axes = (name: string) => perAxis(given.given(name) ?? new Int(1), rank, `${call.name}: ${name}`, 1);
    const [strides, dilations] = [axes("stride"), axes("dilation")];
    const spans = sizes.map((size, axis) => dilations[axis] * (size - 1) + 1);
    const padding = paddingOf(given.given("padding") ?? new Int(0), rank, spans, strides, call.name);
    const { x, isBatch } = asBatch(call, arrayIn(call, given.require("input")), rank);
    if (x.shape[1] !== channels)
      throw new ProgramFault(
        `${call.name}: the weight of shape (${weight.shape.join(", ")}) takes ${channels} channels, but the input of shape (${x.shape.join(", ")}) has ${x.shape[1]}`,
      );
    const around = surrounded(call, x, padding, 0);
    const windows = windowsOver(call.name, around.shape.slice(2), sizes, strides, dilations);
    const columns = underWindows(call, around, windows, true);
    const rows = reshaped(call.machine, weight, [units, channels * windows.within.length]);
    const product = by(call, "@", rows, columns) as NDArray;
    const bias = given.given("bias");
    const sum =
      bias === undefined
        ? product
        : (by(call, "+", product, reshaped(call.machine, arrayIn(call, bias), [units, 1])) as NDArray);
    return placed(call, sum, units, windows.counts, isBatch, "ConvolutionBackward0");
  });

/** The largest, or the mean, of each window. Of equal largest ones the first gets the gradient. */
const pool = (name: string, rank: number, way: string): BuiltIn =>
  builtIn([`${name}_pool${rank}d`], (call) => {
    const isMax = name === "max";
    const given = new Arguments(
      call,
      `input kernel_size stride padding ${isMax ? "dilation ceil_mode return_indices" : "ceil_mode count_include_pad"}`,
    );
    const what = (setting: string) => `${call.name}: ${setting}`;
    const sizes = perAxis(given.require("kernel_size"), rank, what("kernel_size"), 1);
    const stride = given.given("stride");
    const strides = stride === undefined ? sizes : perAxis(stride, rank, what("stride"), 1);
    const padding = perAxis(given.given("padding") ?? new Int(0), rank, what("padding"), 0);
    const dilations = isMax
      ? perAxis(given.given("dilation") ?? new Int(1), rank, what("dilation"), 1)
      : sizes.map(() => 1);
    for (const setting of ["ceil_mode", "return_indices"])
      if ((isMax || setting === "ceil_mode") && given.isTrue(setting))
        throw new ProgramFault(`${call.name}: ${setting}=True isn't known here`);
    if (!isMax && !given.isTrue("count_include_pad", true))
      throw new ProgramFault(`${call.name}: count_include_pad=False isn't known here`);
    if (padding.some((width, axis) => 2 * width > sizes[axis]))
      throw new ProgramFault(`${call.name}: the padding is at most half of the window`);
    const { x, isBatch } = asBatch(call, arrayIn(call, given.require("input")), rank);
    const around = surrounded(call, x, padding, isMax ? Number.NEGATIVE_INFINITY : 0);
    const windows = windowsOver(call.name, around.shape.slice(2), sizes, strides, dilations);
    const rows = underWindows(call, around, windows, false);
    const found = callTorch(call, isMax ? "max" : "mean", [rows, new Int(-1)]);
    const values = (isMax ? itemsOf(call.machine, found)[0] : found) as NDArray;
    return placed(call, values, x.shape[1], windows.counts, isBatch, way);
  });

/** What goes over its input in windows. */
export const windowFunctions: readonly BuiltIn[] = [
  convolution(1),
  convolution(2),
  pool("max", 1, "SqueezeBackward1"),
  pool("max", 2, "MaxPool2DWithIndicesBackward0"),
  pool("avg", 1, "SqueezeBackward1"),
  pool("avg", 2, "AvgPool2DBackward0"),
];
