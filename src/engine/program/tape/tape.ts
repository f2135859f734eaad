import { sameShape } from "../../ops/factories/shapesTogether";
import type { Op } from "../../ops/op";
import pick from "../../ops/shapes/pick";
import put from "../../ops/shapes/put";
import repeated from "../../ops/shapes/repeated";
import reshape from "../../ops/shapes/reshape";
import { type Shape, sizeOf } from "../../shape";
import { ProgramFault } from "../parse/fault";
import { copyOf, newNumbers, overlap } from "../values/buffers";
import { castNumber, type Dtype, isFloat } from "../values/dtype";
import {
  type ArrayKind,
  arrayOf,
  coversStorage,
  isContiguous,
  NDArray,
  numbersOf,
  placesOf,
  type Storage,
} from "../values/ndarray";
import { Float, Int, type NumberLike } from "../values/value";
import { type Origin, Recorded, type RecordedNode } from "./recorded";
import type { Watch } from "./watch";

const nothing = new Float64Array(0);

/** Carries operations out and records them; what was recorded never changes when the program changes an array. */
export class Tape {
  /** Whether operations are recorded: not under `torch.no_grad()`. */
  isRecording = true;
  /** Whether this is the pass of a training loop that is shown; of others only what requires a gradient is recorded. */
  isPassRecorded = true;
  /** Whether the program itself runs, and not a formula that is tried beside it. */
  isProgram = true;
  /** Where the program is; told by the interpreter. */
  originNow: () => Origin | undefined = () => undefined;
  /** Follows one of the program's numbers, where that is wanted. */
  watch: Watch | undefined;
  private readonly spend: (numbers: number) => void;
  private count = 0;

  /** @param spend is told how many numbers each operation makes, and may throw */
  constructor(spend: (numbers: number) => void) {
    this.spend = spend;
  }

  /** What is recorded from now on has this id or a greater one. */
  get next(): number {
    return this.count;
  }

  /** What is recorded from here on is the newest. */
  made(shape: Shape, data: Float64Array, node: RecordedNode | undefined, isConstant: boolean): Recorded {
    return new Recorded(this.count++, shape, data, node, isConstant);
  }

  /** Whether an operation on these is recorded. */
  records(inputs: readonly NumberLike[]): boolean {
    return this.isRecording && (this.isPassRecorded || inputs.some(requiresGrad));
  }

  /** Whether what the program puts anywhere is remembered, also where no gradient goes through. */
  get isNoting(): boolean {
    return this.isProgram && this.isPassRecorded;
  }

  /** Carries out an operation. @throws ProgramFault where the shapes don't fit */
  apply(op: Op, inputs: readonly NumberLike[], dtype: Dtype, kind: ArrayKind): NDArray {
    const { watch } = this;
    if (!watch) return this.carryOut(op, inputs, dtype, kind);
    const isWatched = watch.hasAny(inputs);
    // The program may go on where it is refused.
    const before = watch.decides;
    watch.decides ||= isWatched;
    const result = watch.quietly(() => this.carryOut(op, inputs, dtype, kind));
    watch.decides = before;
    if (isWatched) watch.carry(result);
    return result;
  }

  private carryOut(op: Op, inputs: readonly NumberLike[], dtype: Dtype, kind: ArrayKind): NDArray {
    const shapes = inputs.map(shapeOf);
    let shape: Shape;
    let data: Float64Array;
    let scratch = nothing;
    try {
      shape = op.shape(shapes);
      const size = sizeOf(shape);
      const scratchSize = op.scratch ? sizeOf(op.scratch(shapes)) : 0;
      this.spend(40 + size + scratchSize);
      data = newNumbers(size);
      if (scratchSize > 0) scratch = new Float64Array(scratchSize);
      op.forward(inputs.map(buffer), data, shapes, scratch);
    } catch (error) {
      throw faulty(error);
    }
    if (!isFloat(dtype)) for (let k = 0; k < data.length; k++) data[k] = castNumber(data[k], dtype) + 0;
    const result = arrayOf(data, shape, dtype, kind);
    if (dtype !== "bool" && this.records(inputs)) this.record(result, op, inputs, scratch);
    else if (dtype !== "bool" && this.isNoting)
      this.hold(
        result,
        this.noted(
          result.shape,
          result.storage.data,
          inputs.map((input) => this.recordedOf(input)),
          op,
        ),
      );
    return result;
  }

  /** Counts work that is done elsewhere. */
  charge(amount: number): void {
    this.spend(8 * amount);
  }

  private record(result: NDArray, op: Op, inputs: readonly NumberLike[], scratch: Float64Array): void {
    const recorded = inputs.map((input) => this.recordedOf(input));
    const isConstant = recorded.every((input) => input.isConstant);
    const node = isConstant ? undefined : { op, inputs: recorded, scratch, origin: this.originNow() };
    this.hold(result, this.made(result.shape, result.storage.data, node, isConstant));
  }

  private hold(result: NDArray, value: Recorded): void {
    hold(result.storage, value);
    result.recorded = value;
    result.recordedVersion = result.storage.version;
  }

  /** A value that no gradient goes through, and from what it was made. */
  private noted(shape: Shape, data: Float64Array, inputs: readonly Recorded[], op?: Op): Recorded {
    const value = this.made(shape, data, undefined, false);
    value.untracked = { inputs, origin: this.originNow(), ...(op && { op }) };
    return value;
  }

  /** What is recorded of a value as it is now; where nothing is, it becomes something to start from. */
  recordedOf(value: NumberLike): Recorded {
    if (value instanceof NDArray)
      return this.watch ? this.watch.quietly(() => this.recordedArray(value)) : this.recordedArray(value);
    if (typeof value === "boolean") return this.made([], Float64Array.of(value ? 1 : 0), undefined, true);
    value.recorded ??= this.recordedNumber(value);
    return value.recorded;
  }

  private recordedNumber(value: Int | Float): Recorded {
    const { watch } = this;
    if (!watch?.has(value)) return this.made([], Float64Array.of(value.value), undefined, value.isConstant);
    const data = watch.quietly(() => Float64Array.of(value.value));
    const recorded = this.made([], data, undefined, value.isConstant);
    watch.note(recorded, watch.sourcesOf(value));
    return recorded;
  }

  private recordedArray(array: NDArray): Recorded {
    const { storage } = array;
    if (array.recorded && array.recordedVersion === storage.version) {
      if (array.requiresGrad) array.recorded.owner ??= array;
      return array.recorded;
    }
    const recorded = this.findRecorded(array);
    if (array.requiresGrad) recorded.owner ??= array;
    array.recorded = recorded;
    array.recordedVersion = storage.version;
    return recorded;
  }

  private findRecorded(array: NDArray): Recorded {
    const { storage, view } = array;
    // Without a history, and what is taken from it later has none either.
    if (array.dtype === "bool" || array.stopsGradients) {
      if (overlap(numbersOf(array), storage.data)) storage.isHeld = true;
      const cut = this.made(array.shape, numbersOf(array), undefined, array.dtype === "bool");
      if (this.watch?.has(array)) this.watch.note(cut);
      return cut;
    }
    if (view && view.version === storage.version) {
      const base = this.recordedArray(view.base);
      return this.node(view.op(), [base], view.origin);
    }
    if (!coversStorage(array)) {
      const whole = this.wholeOf(storage, [storage.data.length]);
      return this.node(pick.create(array.shape, placesOf(array)), [whole]);
    }
    const whole = this.wholeOf(storage, array.shape);
    return sameShape(whole.shape, array.shape) ? whole : this.node(reshape.create(array.shape), [whole]);
  }

  /** A node on what is recorded already, carried out at once. */
  private node(op: Op, inputs: readonly Recorded[], origin = this.originNow()): Recorded {
    const shapes = inputs.map(({ shape }) => shape);
    const shape = op.shape(shapes);
    this.spend(sizeOf(shape));
    const data = newNumbers(sizeOf(shape));
    op.forward(
      inputs.map((input) => input.data),
      data,
      shapes,
      nothing,
    );
    const isConstant = inputs.every((input) => input.isConstant);
    const node = isConstant ? undefined : { op, inputs, scratch: nothing, origin };
    const value = this.made(shape, data, node, isConstant);
    if (inputs.some((input) => this.watch?.has(input))) this.watch?.note(value);
    return value;
  }

  /** All of a storage as it is now. @param shape the one to start with where nothing is recorded yet */
  private wholeOf(storage: Storage, shape: Shape): Recorded {
    const { watch } = this;
    if (!storage.recorded) {
      const whole = this.made(shape, storage.data, undefined, false);
      const sources = watch?.sourcesIn(storage);
      if (sources?.length !== 0) watch?.note(whole, sources);
      hold(storage, whole);
    } else if (storage.pending.length > 0) {
      const { recorded, pending } = storage;
      const op = put.create(pending.map(({ places }) => places));
      const inputs = [recorded, ...pending.map(({ value }) => value)];
      const isConstant = inputs.every((input) => input.isConstant);
      const origin = pending[pending.length - 1].origin;
      const node = isConstant ? undefined : { op, inputs, scratch: nothing, origin };
      const whole = this.made(recorded.shape, storage.data, node, isConstant);
      if (inputs.some((input) => watch?.has(input))) watch?.note(whole);
      hold(storage, whole);
    }
    return storage.recorded as Recorded;
  }

  /**
   * Writes a value into an array, and so into all that share its storage: a new version.
   * @throws ProgramFault where the value's shape doesn't go into the array's
   */
  write(target: NDArray, value: NumberLike): void {
    const covers = () => coversStorage(target);
    this.writeAt(
      target,
      isContiguous(target) ? undefined : placesOf(target),
      target.shape,
      this.watch ? this.watch.quietly(covers) : covers(),
      value,
    );
  }

  /** The same for places of an array, counted within it, which have that shape together. */
  writePlaces(array: NDArray, places: Int32Array, shape: Shape, value: NumberLike): void {
    const all = placesOf(array);
    this.writeAt(
      array,
      places.map((place) => all[place]),
      shape,
      false,
      value,
    );
  }

  /** @param places in the storage; nothing where they are the target's own, one after another */
  private writeAt(
    target: NDArray,
    places: Int32Array | undefined,
    shape: Shape,
    isWhole: boolean,
    value: NumberLike,
  ): void {
    const { watch } = this;
    if (!watch) {
      this.putAt(target, places, shape, isWhole, value);
      return;
    }
    watch.quietly(() => this.putAt(target, places, shape, isWhole, value));
    if (watch.has(value) || watch.has(target)) watch.markMade(target);
  }

  private putAt(
    target: NDArray,
    places: Int32Array | undefined,
    shape: Shape,
    isWhole: boolean,
    value: NumberLike,
  ): void {
    const { storage, dtype, shape: arrayShape } = target;
    const numbers = this.broadcastInto(value, shape);
    this.spend(numbers.length);
    const recorded =
      dtype !== "bool" && this.records([target, value]) ? this.writtenValue(dtype, shape, value) : undefined;
    const wholeNow = () =>
      this.wholeOf(storage, sizeOf(arrayShape) === storage.data.length ? arrayShape : [storage.data.length]);
    if (recorded && !isWhole && !storage.recorded) wholeNow();
    const untracked =
      !recorded && dtype !== "bool" && this.isNoting ? [wholeNow(), this.recordedOf(value)] : undefined;
    if (storage.isHeld || overlap(numbers, storage.data)) {
      this.spend(storage.data.length);
      storage.data = copyOf(storage.data);
      storage.isHeld = false;
    }
    const zero = isFloat(dtype) ? -0 : 0;
    const { data } = storage;
    const { offset } = target;
    if (places)
      for (let k = 0; k < places.length; k++) data[places[k]] = castNumber(numbers[k], dtype) + zero;
    else for (let k = 0; k < numbers.length; k++) data[offset + k] = castNumber(numbers[k], dtype) + zero;
    storage.version += 1;
    if (untracked) {
      const [whole] = untracked;
      const written = this.noted(whole.shape, storage.data, isWhole ? untracked.slice(1) : untracked);
      if (this.watch?.has(value) || this.watch?.has(target)) this.watch.note(written);
      hold(storage, written);
    } else if (!recorded) {
      storage.recorded = undefined;
      storage.pending = [];
    } else if (isWhole) {
      storage.recorded = recorded;
      storage.pending = [];
    } else {
      storage.pending.push({ places: places ?? placesOf(target), value: recorded, origin: this.originNow() });
    }
  }

  /** What goes into the target, as recorded: a fraction that an integer array cuts off passes nothing on. */
  private writtenValue(dtype: Dtype, shape: Shape, value: NumberLike): Recorded {
    const recorded = this.recordedOf(value);
    const isCut =
      !isFloat(dtype) && (value instanceof Float || (value instanceof NDArray && isFloat(value.dtype)));
    if (isCut) {
      const numbers = Float64Array.from(this.broadcastInto(value, shape), (x) => castNumber(x, dtype) + 0);
      return this.made(shape, numbers, undefined, true);
    }
    if (sameShape(recorded.shape, shape)) return recorded;
    const kept = recorded.shape.slice(Math.max(0, recorded.shape.length - shape.length));
    const aligned = sameShape(kept, recorded.shape) ? recorded : this.node(reshape.create(kept), [recorded]);
    return sameShape(kept, shape) ? aligned : this.node(repeated.create(shape), [aligned]);
  }

  private broadcastInto(value: NumberLike, shape: Shape): Float64Array {
    const from = shapeOf(value);
    const numbers = buffer(value);
    if (sameShape(from, shape)) return numbers;
    const cut = from.length - shape.length;
    const fits = from.every((length, axis) =>
      axis < cut ? length === 1 : length === 1 || length === shape[axis - cut],
    );
    if (!fits)
      throw new ProgramFault(`an array of shape ${tuple(from)} can't be put into the shape ${tuple(shape)}`);
    const output = newNumbers(sizeOf(shape));
    if (numbers.length === 1) return output.fill(numbers[0]);
    repeated.create(shape).forward([numbers], output, [from.slice(Math.max(0, cut))], output);
    return output;
  }

  /** A view that shares the storage; `op` says how its numbers come from the base's, where that is asked for. */
  view(base: NDArray, shape: Shape, strides: readonly number[], offset: number, op: () => Op): NDArray {
    const kind = shape.length === 2 || base.kind !== "matrix" ? base.kind : "array";
    const array = new NDArray(base.storage, shape, strides, offset, base.dtype, kind);
    array.view = {
      base,
      op,
      version: base.storage.version,
      origin: this.isPassRecorded ? this.originNow() : undefined,
    };
    return array;
  }

  /** The same for a single number. @param copy it, without a history */
  stopped<Kind extends Float | Int>(number: Kind, copy: Kind): Kind {
    const { watch } = this;
    const isWatched = watch?.has(number) === true;
    if (this.isNoting) {
      const inputs = [this.recordedOf(number)];
      const numberNow = () => Float64Array.of(copy.value);
      copy.recorded = this.noted([], isWatched ? watch.quietly(numberNow) : numberNow(), inputs);
      if (isWatched) watch.note(copy.recorded);
    }
    if (isWatched) watch.mark(copy);
    return copy;
  }

  /** The same numbers, without a way back for gradients; what they were made from is remembered. */
  stop(array: NDArray): void {
    const stopNow = () => {
      const before = this.isNoting && coversStorage(array) ? this.recordedOf(array) : undefined;
      this.forget(array);
      if (before) this.hold(array, this.noted(array.shape, array.storage.data, [before]));
    };
    const { watch } = this;
    if (!watch) {
      stopNow();
      return;
    }
    watch.quietly(stopNow);
    if (watch.has(array) && array.recorded) watch.note(array.recorded);
  }

  /** The same numbers without their history: gradients stop here. */
  forget(array: NDArray): void {
    array.storage.recorded = undefined;
    array.storage.pending = [];
    array.recorded = undefined;
    array.recordedVersion = -1;
    array.view = undefined;
  }
}

function hold(storage: Storage, recorded: Recorded): void {
  storage.recorded = recorded;
  storage.pending = [];
  storage.isHeld = true;
}

export const requiresGrad = (value: NumberLike) => value instanceof NDArray && value.requiresGrad;

export const shapeOf = (value: NumberLike): Shape => (value instanceof NDArray ? value.shape : []);

export function buffer(value: NumberLike): Float64Array {
  if (value instanceof NDArray) return numbersOf(value);
  return Float64Array.of(value instanceof Int || value instanceof Float ? value.value : value ? 1 : 0);
}

export const tuple = (shape: Shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

/** What an operation throws is what is wrong with the program. */
const faulty = (error: unknown): unknown =>
  error instanceof ProgramFault || error instanceof RangeError || !(error instanceof Error)
    ? error
    : new ProgramFault(error.message, undefined, { type: "ValueError" });
