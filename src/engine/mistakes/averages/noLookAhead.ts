import type { Expression } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { hasPart, isGradientLeaf, isKind, quantityIn, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

/** w − η v for w − η (g + β v). */
export const noLookAhead: Mistake = {
  id: "noLookAhead",
  label: "no look ahead",
  words: "the velocity alone was taken: the step doesn't look ahead, as Nesterov's does",
  inFormula: {
    weight: 5,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const alone = (pick: (terms: readonly Expression[]) => Expression | undefined) =>
        rewritten(formula.ways[0], (part) => {
          const looks =
            part.kind === "sum" &&
            part.terms.some(isGradientLeaf) &&
            part.terms.some((term) => hasPart(term, isVelocity));
          return looks ? pick(part.terms) : undefined;
        });
      const velocity = alone((terms) => velocityIn(terms));
      const shrunk = alone((terms) => terms.find((term) => hasPart(term, isVelocity)));
      const variants: Variant[] = [];
      if (velocity) variants.push({ key: "velocity", expression: velocity, likely: 2 });
      if (shrunk)
        variants.push({
          key: "shrunk",
          words: "the gradient is missing beside the velocity",
          expression: shrunk,
        });
      return variants;
    },
  },
};

const isVelocity = (part: Expression) => quantityIn(part)?.kind === "slot";

function velocityIn(terms: readonly Expression[]): Expression | undefined {
  const factors = terms.flatMap((term) => (term.kind === "product" ? term.factors : [term]));
  return factors.find(isVelocity);
}
