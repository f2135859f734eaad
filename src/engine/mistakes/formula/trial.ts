import type { NetworkDocument } from "../../document/document";
import type { Expression } from "../../math/expressions/expression";
import type { QuantityFormula } from "./formula";

/** A formula in which one mistake has been made, and nothing else. */
export interface Variant {
  /** The same slip in the formula of another unit has the same key. */
  readonly key: string;
  readonly expression: Expression;
  /** What happened, where the mistake's own words are too general: "the bias is missing". */
  readonly words?: string;
  /** How much likelier it is than the mistake's other variants; 1 where it isn't said. */
  readonly likely?: number;
}

/** How a mistake is tried in a formula that is worked out by hand or in code. */
export interface InFormula {
  /** How often it happens beside the others; most have 1 to 8. Decides between mistakes that give the same number. */
  readonly weight: number;
  /** Whether its variants are those of a list that grows: they share its weight, however many there are. */
  readonly sharesWeight?: boolean;
  /** Whether it belongs to one step alone: nobody makes it at all units of a layer by the same misunderstanding. */
  readonly once?: boolean;
  /** Whether who makes it makes it in formulas of several kinds alike: β₁ and β₂ exchanged in averages and corrections. */
  readonly acrossKinds?: boolean;
  /** Whether it is a slip with the whole result: no other such slip is told beside it. */
  readonly scalesResult?: true;
  /** The formula as it is with this mistake, in all the ways there are. None where it can't happen. */
  variants(formula: QuantityFormula, context: Context): readonly Variant[];
}

/** A mistake with how it is tried in formulas. */
export interface FormulaMistake extends InFormula {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

/** The network around a formula. */
export interface Context {
  readonly document: NetworkDocument;
  /** A number of the pass by its name; nothing where there is none. */
  quantity(name: string): Expression | undefined;
  /** How a number of the pass comes about. */
  formula(name: string): QuantityFormula | undefined;
}
