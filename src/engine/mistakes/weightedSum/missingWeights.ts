import { product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, isWeightLeaf, productFactors, sumTerms } from "../formula/parts";
import { inputIndex, weightsIndex } from "../pass/network";
import { withoutFactor } from "../pass/rules";

export const missingWeights: Mistake = {
  id: "missingWeights",
  label: "weights left out",
  words: "the weights are missing",
  inFormula: {
    weight: 4,
    variants: (formula) =>
      isKind(formula, "weightedSum", "unitGradient", "inputGradient")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            if (!terms.some((term) => productFactors(term).some(isWeightLeaf))) return [];
            const rest = terms.map((term) =>
              product(
                ...productFactors(term).filter(
                  (factor) => !isWeightLeaf(factor) || productFactors(term).length === 1,
                ),
              ),
            );
            return [{ key: "weights", expression: sum(rest) }];
          })
        : [],
  },
  inPass: {
    ofNetwork: [
      {
        rank: 19,
        label: "δ not multiplied by the weights",
        words: "Added up the δ of the units above without multiplying each by the weight that leads there.",
        applies: () => true,
        back: { at: "weightedSum", toward: [inputIndex], rule: () => withoutFactor(weightsIndex) },
      },
    ],
  },
};
