import type { SourceLocation } from "../graph/node";
import type { Phase, StepKind } from "../graph/order";
import type { Expression } from "../math/expressions/expression";
import type { Quantity } from "../names/quantity";
import type { Op } from "../ops/op";
import type { Reason } from "../ops/reason";
import type { StepGroup } from "./groups/group";

/** One step of a pass. */
export interface Step {
  readonly index: number;
  readonly phase: Phase;
  readonly kind: StepKind;
  readonly quantity: Quantity;
  readonly example?: number;
  /** 0-based; absent for losses. */
  readonly layer?: number;
  /** Where it stands in a program. */
  readonly location?: SourceLocation;
  /** What the quantity is after this step: a number, or a layer's numbers as a vector or as rows. */
  readonly value: number | number[] | number[][];
  /** One number's formula; absent where the step does a whole layer. */
  readonly expression?: Expression;
  /** Where the step comes from: number `k` of a group, or of its rules where the step does a whole layer. */
  readonly group: StepGroup;
  readonly k: number;
  /** The numbers of the group that the step finds, where it finds several. */
  readonly members?: readonly number[];
  /** Whether they are one unit's, for all examples. */
  readonly isRow?: boolean;
  /** Which term of how many has just been added, 1-based; absent where the number is complete. */
  readonly term?: { readonly number: number; readonly of: number };
  readonly reads: readonly string[];
  readonly through?: readonly Quantity[];
  readonly op?: Op;
  readonly reason?: Reason;
}
