import type { SourceLocation } from "../../graph/node";
import type { Phase, StepKind } from "../../graph/order";
import type { Expression } from "../../math/expressions/expression";
import type { Quantity } from "../../names/quantity";
import type { MatrixProduct, Op } from "../../ops/op";
import type { Reason } from "../../ops/reason";
import type { Shape } from "../../shape";

/**
 * A run of like steps: all numbers of one buffer, for one example or for the batch. Nothing in it is computed
 * before it is asked for.
 */
export interface StepGroup {
  readonly phase: Phase;
  /** What number k's step does. */
  kind(k: number): StepKind;
  /** 1-based, where there is more than one example and the group belongs to one. */
  readonly example?: number;
  /** 0-based; absent for losses, and in programs. */
  readonly layer?: number;
  /** In a program: where it stands. */
  readonly location?: SourceLocation;
  /** What the group is called, and what it does in a sentence, where its operation doesn't say it. */
  readonly label?: string;
  readonly words?: string;
  /** How many numbers it holds. */
  readonly size: number;
  /** How many of them, one after the other, make a unit's step: more than one where it does all examples. */
  readonly numbersPerUnit: number;
  /** Whether its rules read all examples together. */
  readonly together?: boolean;
  /** How many terms each of them adds up; 1 where it isn't a sum that is worth taking apart. */
  readonly terms: number;
  /** In a program: whether its numbers may be sums, each with its own number of terms. */
  readonly hasSums?: boolean;
  /** Whether numbers to which nothing flows aren't steps of their own. */
  readonly hasGaps?: boolean;
  /** The op whose rule the group follows; none for sums and updates. */
  readonly op?: Op;
  /**
   * The same in whole buffers. Mostly one; an update has one for each slot and one for the parameters, and number k
   * of the group belongs to `wholes[k % wholes.length]`.
   */
  readonly wholes: readonly Whole[];
  /** Reads the names in its formulas. */
  parse(name: string): Quantity | undefined;
  quantity(k: number): Quantity;
  value(k: number): number;
  /** What the parameter was before its update; in a group of updates. */
  before?(k: number): number;
  expression(k: number): Expression;
  /**
   * The quantities between the loss and this one, where the chain rule has more of them than the formula reads: a
   * fused loss goes straight from the target to the score.
   */
  through?(k: number): readonly Quantity[];
  reason?(k: number): Reason | undefined;
}

/** A rule for a whole buffer. */
export interface Whole {
  readonly quantity: Quantity;
  readonly shape: Shape;
  /** Whether what comes out, which has one axis, is a row. */
  readonly isRowVector?: boolean;
  /** LaTeX in the letters of `operands`. */
  readonly tex: string;
  /** The same where examples are rows and not columns, if it differs. */
  readonly rowsTex?: string;
  /** What `tex` multiplies, where it is the product of two matrices. */
  readonly product?: MatrixProduct;
  readonly operands: Operands;
  /** The letters that stand for settings. */
  readonly settings: Readonly<Record<string, number>>;
}

/** The buffers in a rule, by their letters. */
export type Operands = Readonly<Record<string, Operand>>;

/** A buffer in a rule for whole buffers. */
export interface Operand {
  readonly quantity: Quantity;
  readonly shape: Shape;
  /** @param k flat index into `shape`, row by row */
  value(k: number): number;
  quantityAt(k: number): Quantity;
  /** Whether it is written in a formula as numbers, and has no name. */
  readonly isLiteral?: boolean;
  /** Whether the rule reads it, which has one axis, as a row. */
  readonly isRowVector?: boolean;
}

/** The rule for whole buffers to which number k of a group belongs. */
export const wholeOf = ({ wholes }: StepGroup, k: number): Whole => wholes[k % wholes.length];
