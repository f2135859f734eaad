import { product, sum } from "../../math/expressions/expression";
import { factorsOf, isKind, isWeight, termsOf } from "../formula/parts";
import type { Mistake } from "../mistake";
import { input, weights } from "../pass/network";
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
            const terms = termsOf(way);
            if (!terms.some((term) => factorsOf(term).some(isWeight))) return [];
            const rest = terms.map((term) =>
              product(
                ...factorsOf(term).filter((factor) => !isWeight(factor) || factorsOf(term).length === 1),
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
        back: { at: "weightedSum", toward: [input], rule: () => withoutFactor(weights) },
      },
    ],
  },
};
