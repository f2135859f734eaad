import type { InExpression } from "../formula/inExpression";
import type { InFormula } from "../formula/trial";
import type { InLine } from "../lines/inLine";
import type { InNetwork } from "../pass/network";
import type { InProgram } from "../pass/situation";

/**
 * A mistake that is made again and again when a gradient is worked out by hand or in code: what it is called, what happened,
 * and how it is tried wherever it makes sense. Who knows more of a case says it in other words; the id says
 * that it is the same.
 */
export interface Mistake {
  /** The file's name. */
  readonly id: string;
  readonly label: string;
  /** What happened, as the end of a sentence that begins with "In ∂L/∂h₁ ". */
  readonly words: string;
  /** In the formula of one number. */
  readonly inFormula?: InFormula;
  /** In the formula of a program's line. */
  readonly inExpression?: InExpression;
  /** In what operations of a graph pass back: all the way through a network, or at one place of a program's graph. */
  readonly inPass?: {
    readonly ofNetwork?: readonly InNetwork[];
    readonly ofProgram?: readonly InProgram[];
  };
  /** As changes of a program's line that undo it. */
  readonly inLine?: readonly InLine[];
}
