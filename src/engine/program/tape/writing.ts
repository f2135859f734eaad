import add from "../../ops/elementwise/arithmetic/add";
import { sameShape } from "../../ops/factories/shapesTogether";
import repeated from "../../ops/shapes/repeated";
import reshape from "../../ops/shapes/reshape";
import { type Shape, sizeOf, tupleText } from "../../shape";
import { ProgramFault } from "../parse/tree/fault";
import { copyOf, newNumbers, windowsOverlap } from "../values/buffers";
import { castNumber, type Dtype, isFloat } from "../values/dtype";
import { coversStorage, isContiguous, NDArray, offsetsOf, type Storage, windowsOf } from "../values/ndarray";
import { buffer, shapeOf } from "../values/operands";
import type { Recorded } from "../values/recorded";
import { Float, type NumberLike } from "../values/value";
import { hold, nothing, type Recorder } from "./recorder";

/**
 * Writes a value into an array, and so into all that share its storage: a new version.
 * @throws ProgramFault where the value's shape doesn't go into the array's
 */
export function write(tape: Recorder, target: NDArray, value: NumberLike): void {
  const covers = () => coversStorage(target);
  writeOffsets(
    tape,
    target,
    isContiguous(target) ? undefined : offsetsOf(target),
    target.shape,
    tape.watch ? tape.watch.quietly(covers) : covers(),
    value,
  );
}

/** The same for numbers of an array by their indices, counted within it, which have that shape together. */
export function writeAt(
  tape: Recorder,
  array: NDArray,
  indices: Int32Array,
  shape: Shape,
  value: NumberLike,
): void {
  const all = offsetsOf(array);
  writeOffsets(
    tape,
    array,
    indices.map((index) => all[index]),
    shape,
    false,
    value,
  );
}

/** @param offsets in the storage; nothing where they are the target's own, one after another */
function writeOffsets(
  tape: Recorder,
  target: NDArray,
  offsets: Int32Array | undefined,
  shape: Shape,
  isWhole: boolean,
  value: NumberLike,
): void {
  const { watch } = tape;
  if (!watch) {
    putAt(tape, target, offsets, shape, isWhole, value);
    return;
  }
  watch.quietly(() => putAt(tape, target, offsets, shape, isWhole, value));
  if (watch.has(value) || watch.has(target)) watch.markMade(target);
}

function putAt(
  tape: Recorder,
  target: NDArray,
  offsets: Int32Array | undefined,
  shape: Shape,
  isWhole: boolean,
  value: NumberLike,
): void {
  const { storage, dtype, shape: arrayShape } = target;
  const numbers = broadcastInto(value, shape);
  tape.spend(numbers.length);
  const windows = windowsOf(target);
  const isCut = !tape.isRecording || windows.some(({ stopsGradients }) => stopsGradients);
  const recorded =
    dtype !== "bool" && !isCut && tape.records([target, value])
      ? writtenValue(tape, dtype, shape, value)
      : undefined;
  const wholeNow = () =>
    tape.wholeOf(storage, sizeOf(arrayShape) === storage.data.length ? arrayShape : [storage.data.length]);
  if (recorded && !isWhole && !storage.recorded) wholeNow();
  const isResult = windows.reverse().find(({ requiresGrad }) => requiresGrad)?.isResult === true;
  const kept = isCut && isResult ? wholeNow() : undefined;
  const untracked =
    !recorded && dtype !== "bool" && tape.isNoting ? [kept ?? wholeNow(), tape.recordedOf(value)] : undefined;
  const isWatched = tape.watch?.hasAny([value, target]) === true;
  if (storage.isHeld || windowsOverlap(numbers, storage.data)) {
    tape.spend(storage.data.length);
    storage.data = copyOf(storage.data);
    storage.isHeld = false;
  }
  const zero = isFloat(dtype) ? -0 : 0;
  const { data } = storage;
  const { offset } = target;
  if (offsets)
    for (let k = 0; k < offsets.length; k++) data[offsets[k]] = castNumber(numbers[k], dtype) + zero;
  else for (let k = 0; k < numbers.length; k++) data[offset + k] = castNumber(numbers[k], dtype) + zero;
  storage.version += 1;
  if (windows.some(({ isData }) => isData)) storage.writesThroughData += 1;
  if (kept?.node) {
    keepHistory(tape, storage, kept, untracked ?? [], isWatched);
  } else if (untracked) {
    const [whole] = untracked;
    const written = tape.noted(whole.shape, storage.data, isWhole ? untracked.slice(1) : untracked);
    if (isWatched) tape.watch?.note(written);
    hold(storage, written);
  } else if (!recorded) {
    storage.recorded = undefined;
    storage.pending = [];
  } else if (isWhole) {
    storage.recorded = recorded;
    storage.pending = [];
  } else {
    storage.pending.push({
      offsets: offsets ?? offsetsOf(target),
      value: recorded,
      origin: tape.originNow(),
    });
  }
}

/**
 * A result that is changed where nothing is recorded keeps its way back, as PyTorch has it: what the change adds is a constant.
 * @param inputs what the change was made of, where that is remembered
 */
function keepHistory(
  tape: Recorder,
  storage: Storage,
  before: Recorded,
  inputs: readonly Recorded[],
  isWatched: boolean,
): void {
  const { shape } = before;
  const numbers = storage.data.map((number, k) => number - before.data[k]);
  const change = tape.isNoting
    ? tape.noted(shape, numbers, inputs)
    : tape.made(shape, numbers, undefined, true);
  const node = { op: add.op, inputs: [before, change], scratch: nothing, origin: tape.originNow() };
  const after = tape.made(shape, storage.data, node, false);
  if (isWatched) for (const one of [change, after]) tape.watch?.note(one);
  hold(storage, after);
}

/** What goes into the target, as recorded: a fraction that an integer array cuts off passes nothing on. */
function writtenValue(tape: Recorder, dtype: Dtype, shape: Shape, value: NumberLike): Recorded {
  const recorded = tape.recordedOf(value);
  const isCut =
    !isFloat(dtype) && (value instanceof Float || (value instanceof NDArray && isFloat(value.dtype)));
  if (isCut) {
    const numbers = Float64Array.from(broadcastInto(value, shape), (x) => castNumber(x, dtype) + 0);
    return tape.made(shape, numbers, undefined, true);
  }
  if (sameShape(recorded.shape, shape)) return recorded;
  const kept = recorded.shape.slice(Math.max(0, recorded.shape.length - shape.length));
  const aligned = sameShape(kept, recorded.shape) ? recorded : tape.node(reshape.create(kept), [recorded]);
  return sameShape(kept, shape) ? aligned : tape.node(repeated.create(shape), [aligned]);
}

function broadcastInto(value: NumberLike, shape: Shape): Float64Array {
  const from = shapeOf(value);
  const numbers = buffer(value);
  if (sameShape(from, shape)) return numbers;
  const cut = from.length - shape.length;
  const fits = from.every((length, axis) =>
    axis < cut ? length === 1 : length === 1 || length === shape[axis - cut],
  );
  if (!fits)
    throw new ProgramFault(
      `an array of shape ${tupleText(from)} can't be put into the shape ${tupleText(shape)}`,
    );
  const output = newNumbers(sizeOf(shape));
  if (numbers.length === 1) return output.fill(numbers[0]);
  repeated.create(shape).forward([numbers], output, [from.slice(Math.max(0, cut))], output);
  return output;
}
