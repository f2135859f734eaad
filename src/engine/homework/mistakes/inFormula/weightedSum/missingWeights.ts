import { product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, isKind, isWeight, termsOf } from "../parts";

const missingWeights: Mistake = {
  ...knownMistakes.missingWeights,
  weight: 4,
  variants: (formula) =>
    isKind(formula, "weightedSum", "unitGradient", "inputGradient")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          if (!terms.some((term) => factorsOf(term).some(isWeight))) return [];
          const rest = terms.map((term) =>
            product(...factorsOf(term).filter((factor) => !isWeight(factor) || factorsOf(term).length === 1)),
          );
          return [{ key: "weights", expression: sum(rest) }];
        })
      : [],
};
export default missingWeights;
