import type { Op } from "../../ops/op";
import { type Shape, sizeOf } from "../../shape";
import { ProgramFault } from "../parse/tree/fault";
import { newNumbers } from "../values/buffers";
import { castNumber, type Dtype, isFloat } from "../values/dtype";
import { type ArrayKind, arrayOf, coversStorage, NDArray } from "../values/ndarray";
import { buffer, shapeOf } from "../values/operands";
import type { Recorded } from "../values/recorded";
import type { Float, Int, NumberLike } from "../values/value";
import { hold, nothing, Recorder } from "./recorder";
import { savedOf } from "./saved";

/** Carries operations out and records them. */
export class Tape extends Recorder {
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
    const node = isConstant
      ? undefined
      : { op, inputs: recorded, scratch, origin: this.originNow(), saved: savedOf(op, inputs, result) };
    this.hold(result, this.made(result.shape, result.storage.data, node, isConstant));
  }

  private hold(result: NDArray, value: Recorded): void {
    hold(result.storage, value);
    result.recorded = value;
    result.recordedVersion = result.storage.version;
  }

  /** A view that shares the storage; `op` says how its numbers come from the base's, where that is asked for. */
  view(base: NDArray, shape: Shape, strides: readonly number[], offset: number, op: () => Op): NDArray {
    const kind = shape.length === 2 || base.kind !== "matrix" ? base.kind : "array";
    const array = new NDArray(base.storage, shape, strides, offset, base.dtype, kind);
    array.parent = base;
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

/** What an operation throws is what is wrong with the program. */
const faulty = (error: unknown): unknown =>
  error instanceof ProgramFault || error instanceof RangeError || !(error instanceof Error)
    ? error
    : new ProgramFault(error.message.replace(/^·:/, "*:").replace(/^−:/, "-:"), undefined, {
        type: "ValueError",
      });
