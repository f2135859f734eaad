import type { CallOrPass } from "../../graph/node";
import type { Op } from "../../ops/op";
import type { Shape } from "../../shape";

/** Where in the source something happened: the expression, and which time it was evaluated. */
export interface Origin {
  readonly from: number;
  readonly to: number;
  /** Counts from 1: a loop's body and a function's are evaluated more than once. */
  readonly occurrence: number;
  /** The calls and passes of loops that were going on, the outermost first. */
  readonly frames: readonly OriginFrame[];
}

/** A call of a function, or a pass of a loop. */
export type OriginFrame = CallOrPass & {
  readonly id: number;
  /** Where the call, or the loop, stands in the source. */
  readonly from: number;
};

/** Where a value was made that no recorded operation has made. */
export interface Made {
  readonly origin: Origin | undefined;
  /** Whether it was made from values with a history, which ends here: by rounding, by cutting off. */
  readonly isEnd: boolean;
}

/** What PyTorch keeps of an operation for its way back, until that has been gone. */
export interface Saved {
  readonly tensors: readonly SavedTensor[];
  isFreed: boolean;
}

/** A tensor that a way back reads, with what the counters of changes of its storage said when it was kept. */
export interface SavedTensor {
  /** Which of the operation's inputs it is; nothing for its output. */
  readonly input: number | undefined;
  readonly storage: {
    readonly counted: number;
    readonly writesThroughData: number;
    readonly replacements: number;
  };
  readonly numbersNow: () => Float64Array;
  readonly counted: number;
  readonly through: number;
  readonly replacements: number;
}

/** An operation that was carried out: what it read and what came out. */
export interface RecordedNode {
  readonly op: Op;
  readonly inputs: readonly Recorded[];
  readonly scratch: Float64Array;
  readonly origin: Origin | undefined;
  /** What PyTorch keeps for the way back. */
  saved?: Saved | undefined;
}

/**
 * A value as it was when an operation read it or made it: never changed afterwards. Numbers are in the order of the
 * shape, the last index fastest.
 */
export class Recorded {
  /** Grows with time, so that inputs have smaller ones than outputs. */
  readonly id: number;
  readonly shape: Shape;
  readonly data: Float64Array;
  readonly node: RecordedNode | undefined;
  /** Whether no gradient can arrive: a literal inside a formula, an index, truth values. */
  readonly isConstant: boolean;
  /** The tensor whose `.grad` a gradient that arrives here goes to. */
  owner: object | undefined;
  /** Where it was made, where no operation is recorded. */
  made: Made | undefined;
  /** What made it where no gradient goes back: under `torch.no_grad()`, or without the history of what it was taken from. */
  untracked: (Pick<RecordedNode, "inputs" | "origin"> & Partial<RecordedNode>) | undefined;

  constructor(
    id: number,
    shape: Shape,
    data: Float64Array,
    node: RecordedNode | undefined,
    isConstant: boolean,
  ) {
    this.id = id;
    this.shape = shape;
    this.data = data;
    this.node = node;
    this.isConstant = isConstant;
  }
}
