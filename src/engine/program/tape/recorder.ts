import { sameShape } from "../../ops/factories/shapesTogether";
import type { Op } from "../../ops/op";
import pick from "../../ops/shapes/pick";
import put from "../../ops/shapes/put";
import reshape from "../../ops/shapes/reshape";
import { type Shape, sizeOf } from "../../shape";
import { newNumbers, windowsOverlap } from "../values/buffers";
import { coversStorage, NDArray, numbersOf, offsetsOf, type Storage } from "../values/ndarray";
import { requiresGrad } from "../values/operands";
import { type Origin, Recorded, type RecordedNode } from "../values/recorded";
import type { Float, Int, NumberLike } from "../values/value";
import type { Watch } from "./watch";

/** Nothing was kept for the way back. */
export const nothing = new Float64Array(0);

/** Records values as they are when they are read; what was recorded never changes when the program changes an array. */
export class Recorder {
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
  /** Is told how many numbers are made, and may throw. */
  readonly spend: (numbers: number) => void;
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

  /** A value that no gradient goes through, and from what it was made. */
  noted(shape: Shape, data: Float64Array, inputs: readonly Recorded[], op?: Op): Recorded {
    const value = this.made(shape, data, undefined, false);
    value.untracked = { inputs, origin: this.originNow(), ...(op && { op }) };
    return value;
  }

  /** What is recorded of a value as it is now; where nothing is, it becomes something to start from. */
  recordedOf(value: NumberLike): Recorded {
    if (value instanceof NDArray)
      return this.watch ? this.watch.quietly(() => this.recordedArray(value)) : this.recordedArray(value);
    if (typeof value === "boolean") return this.made([], Float64Array.of(value ? 1 : 0), undefined, true);
    if (!value.recorded) {
      value.recorded = this.recordedNumber(value);
      value.recorded.made = value.made;
    }
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
    if (!recorded.node) recorded.made ??= array.made;
    array.recorded = recorded;
    array.recordedVersion = storage.version;
    return recorded;
  }

  private findRecorded(array: NDArray): Recorded {
    const { storage, view } = array;
    // Without a history, and what is taken from it later has none either.
    if (array.dtype === "bool" || array.stopsGradients) {
      if (windowsOverlap(numbersOf(array), storage.data)) storage.isHeld = true;
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
      return this.node(pick.create(array.shape, offsetsOf(array)), [whole]);
    }
    const whole = this.wholeOf(storage, array.shape);
    return sameShape(whole.shape, array.shape) ? whole : this.node(reshape.create(array.shape), [whole]);
  }

  /** A node on what is recorded already, carried out at once. */
  node(op: Op, inputs: readonly Recorded[], origin = this.originNow()): Recorded {
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
  wholeOf(storage: Storage, shape: Shape): Recorded {
    const { watch } = this;
    if (!storage.recorded) {
      const whole = this.made(shape, storage.data, undefined, false);
      const sources = watch?.sourcesIn(storage);
      if (sources?.length !== 0) watch?.note(whole, sources);
      hold(storage, whole);
    } else if (storage.pending.length > 0) {
      const { recorded, pending } = storage;
      const op = put.create(pending.map(({ offsets }) => offsets));
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
}

/** What a storage holds is recorded: whoever writes into it copies it first. */
export function hold(storage: Storage, recorded: Recorded): void {
  storage.recorded = recorded;
  storage.pending = [];
  storage.isHeld = true;
}
