import { product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { gradientIn, isKind, productFactors, sumTerms } from "../formula/parts";

export const missingDelta: Mistake = {
  id: "missingDelta",
  label: "gradient from above left out",
  words: "the gradient that comes back from above is missing: only the local derivative was taken",
  inFormula: {
    weight: 3,
    variants: (formula) =>
      isKind(formula, "unitGradient", "inputGradient", "slopeGradient", "parameterGradient", "share")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            if (
              !terms.some((term) => productFactors(term).length > 1 && productFactors(term).some(gradientIn))
            )
              return [];
            const rest = terms.map((term) => {
              const kept = productFactors(term).filter((factor) => !gradientIn(factor));
              return kept.length === 0 ? term : product(...kept);
            });
            return [{ key: "delta", expression: sum(rest) }];
          })
        : [],
  },
};
