import { product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, isKind, termsOf } from "../parts";

/** (Σ δ)(Σ w) in place of Σ δ w. */
const sumsMultiplied: Mistake = {
  ...knownMistakes.sumsMultiplied,
  weight: 2,
  variants: (formula) =>
    isKind(formula, "unitGradient", "inputGradient", "parameterGradient")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way).map(factorsOf);
          if (terms.length < 2 || terms.some((factors) => factors.length !== 2)) return [];
          const [first, second] = [0, 1].map((place) => sum(terms.map((factors) => factors[place])));
          return [{ key: "sums", expression: product(first, second) }];
        })
      : [],
};
export default sumsMultiplied;
