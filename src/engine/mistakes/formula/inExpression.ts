import type { Expression } from "../../math/expressions/expression";

/** What stands in a formula in the place of what belongs there. */
export interface Slipped {
  /** What happened, as the end of a sentence. */
  readonly words: string;
  readonly expression: Expression;
}

/** How a mistake is tried in the formula of a program's line: in it as a whole, or in any part of it. */
export interface InExpression {
  /** Those with smaller ones are likelier, and tried earlier. */
  readonly rank: number;
  ofWhole?(whole: Expression): readonly Slipped[];
  /** @param write how the page writes a part */
  ofPart?(part: Expression, write: (part: Expression) => string): readonly Slipped[];
}
