import { product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isKind, termsOf } from "../parts";

const missingDelta: Mistake = {
  ...knownMistakes.missingDelta,
  weight: 3,
  variants: (formula) =>
    isKind(formula, "unitGradient", "inputGradient", "slopeGradient", "parameterGradient", "share")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          if (!terms.some((term) => factorsOf(term).length > 1 && factorsOf(term).some(gradientIn)))
            return [];
          const rest = terms.map((term) => {
            const kept = factorsOf(term).filter((factor) => !gradientIn(factor));
            return kept.length === 0 ? term : product(...kept);
          });
          return [{ key: "delta", expression: sum(rest) }];
        })
      : [],
};
export default missingDelta;
