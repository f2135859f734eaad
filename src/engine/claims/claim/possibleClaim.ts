import type { ValueWriting } from "../../program/run/passes/writings";

/** A line that says that it computes a gradient, and the values that its name can mean. */
export interface PossibleClaim {
  /** From 1. */
  readonly line: number;
  readonly writing: ValueWriting;
  /** In the order of execution, each value once. */
  readonly variables: readonly ValueWriting[];
  /** Where the name says no more than that it is what comes back: everything that it could be of. */
  readonly any?: readonly ValueWriting[];
  /** Whether it begins the way back: the gradient of the number itself, which is 1. */
  readonly isSeed?: boolean;
  /** Where only a list or dict is called so: it is a claim if its numbers say so, in one of its passes. */
  readonly isLoose?: boolean;
  /** What the same place held before its last change, where nothing else read that: `dh = W.T @ dy` before `dh *= 1 - h ** 2`. */
  readonly stage?: PossibleClaim;
}
