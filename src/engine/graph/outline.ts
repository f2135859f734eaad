import type { Role } from "../names/tensorRef";
import type { Shape } from "../shape";

/** A computation as a picture needs it: its values, and the operations between them. */
export interface GraphOutline {
  readonly values: readonly OutlinedValue[];
  readonly operations: readonly OutlinedOperation[];
}

export interface OutlinedValue {
  /** What quantities call it: numbers are `name[1,0]`, or `name` where there is one. */
  readonly name: string;
  /** What the reader calls it; nothing for a result without a name. */
  readonly label?: string | undefined;
  readonly role: Role;
  readonly shape: Shape;
  /** A number that is written in a formula, or what has no gradient. */
  readonly isConstant?: boolean | undefined;
  /** The one number of a constant. */
  readonly number?: number | undefined;
}

/** An operation between values, by their indices in the list. */
export interface OutlinedOperation {
  readonly label: string;
  /** Whether its label is a sign, which stands between two operands. */
  readonly isSign?: boolean | undefined;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The calls and passes of loops that it is in, outermost first. */
  readonly groups: readonly CallGroup[];
  /** The line of the program. */
  readonly line?: number | undefined;
  /** The call or the pass that it stands for, where that is folded. */
  readonly folded?: CallGroup | undefined;
}

/** What a picture shows as one operation or from within: a call, a pass of a loop, or of a long loop a range of passes. */
export interface CallGroup {
  /** Tells it from others of the same name; a program that runs again gives its groups the same. */
  readonly id: string;
  /** `sigmoid`, `pass 3`, `passes 11 to 20`. */
  readonly name: string;
  readonly isRange?: boolean;
}
