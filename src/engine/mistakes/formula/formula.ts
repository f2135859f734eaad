import type { StepKind } from "../../graph/order";
import type { Expression } from "../../math/expressions/expression";

/** What a formula is for; beside the steps of a pass, what is given, and the slope of an activation by itself. */
export type FormulaKind = StepKind | "given" | "slope";

/** One number of a pass and how it comes from others. */
export interface QuantityFormula {
  readonly name: string;
  readonly kind: FormulaKind;
  /** Its index in the order of the pass; what is given comes first. */
  readonly order: number;
  /** 0-based; absent for data and losses. */
  readonly layer?: number | undefined;
  readonly exact: number;
  /** Right ways to find it from other numbers; the first is the page's. None for what is given. */
  readonly ways: readonly Expression[];
}
