import type { Op } from "../ops/op";

/** One operation between tensors, given by their ids. */
export interface Node {
  readonly op: Op;
  readonly inputs: readonly number[];
  readonly output: number;
  /** In a program. */
  readonly location?: SourceLocation;
}

/** Where an operation stands in a program, and which time it was carried out. Lines and columns count from 1. */
export interface SourceLocation {
  readonly line: number;
  readonly column: number;
  readonly occurrence: number;
  /** What stands there. */
  readonly text: string;
  /** The line's comment. */
  readonly caption?: string;
  /** The calls and passes of loops in which it was carried out, the outermost first. */
  readonly frames: readonly CallFrame[];
}

/** A call of a function, by its name, or a pass of a loop, counted from 1. */
export type CallOrPass =
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "pass"; readonly pass: number };

/** A call of a function, or a pass of a loop: a group of operations. */
export type CallFrame = CallOrPass & {
  readonly id: number;
  /** The line of the call, or of the loop. */
  readonly line: number;
};
