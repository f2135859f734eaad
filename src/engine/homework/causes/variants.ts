import { formulaMistakes } from "../../mistakes";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import type { Context, FormulaMistake, Variant } from "../../mistakes/formula/trial";
import type { Formulas } from "../answer/formulas";

/** A formula with a mistake in it. */
export interface MistakenFormula {
  readonly mistake: FormulaMistake;
  readonly variant: Variant;
  /** How likely it is that just this was done. */
  readonly prior: number;
}

/** Variants by formula; the same for every answer. */
export type Variants = (formula: QuantityFormula) => readonly MistakenFormula[];

/** What mistakes may look at around a formula. */
export function contextOf(formulas: Formulas): Context {
  return {
    document: formulas.pass.document,
    quantity(name) {
      const formula = formulas.find(name);
      return formula && { kind: "quantity", name, value: formula.exact };
    },
    formula: (name) => formulas.find(name),
  };
}

const allWeights = formulaMistakes.reduce((sum, { weight }) => sum + weight, 0);

/** Among how many variants a mistake's weight is divided: of several ways to make one it is likelier. */
const among = (variants: number, { sharesWeight }: FormulaMistake) =>
  sharesWeight ? variants : Math.sqrt(variants);

export function createVariants(context: Context): Variants {
  const made = new Map<string, readonly MistakenFormula[]>();
  return (formula) => {
    const known = made.get(formula.name);
    if (known) return known;
    const found = formulaMistakes.flatMap((mistake) => {
      const variants = mistake.variants(formula, context);
      const prior = mistake.weight / allWeights / among(Math.max(1, variants.length), mistake);
      return variants.map((variant) => ({ mistake, variant, prior: prior * (variant.likely ?? 1) }));
    });
    made.set(formula.name, found);
    return found;
  };
}
