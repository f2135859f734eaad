import { product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, productFactors, sumTerms } from "../formula/parts";

/** (Σ δ)(Σ w) in place of Σ δ w. */
export const sumsMultiplied: Mistake = {
  id: "sumsMultiplied",
  label: "sums multiplied, not products summed",
  words: "the sums were multiplied, and not the products added",
  inFormula: {
    weight: 2,
    variants: (formula) =>
      isKind(formula, "unitGradient", "inputGradient", "parameterGradient")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way).map(productFactors);
            if (terms.length < 2 || terms.some((factors) => factors.length !== 2)) return [];
            const [first, second] = [0, 1].map((index) => sum(terms.map((factors) => factors[index])));
            return [{ key: "sums", expression: product(first, second) }];
          })
        : [],
  },
};
