import { product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { gradientIn, isGradientOf, isKind, productFactors, sumTerms } from "../formula/parts";
import { inputIndex, weightsIndex } from "../pass/network";
import { withoutFactor } from "../pass/rules";

export const missingInput: Mistake = {
  id: "missingInput",
  label: "input of the weight left out",
  words: "what the weight multiplies is missing",
  inFormula: {
    weight: 5,
    variants: (formula) =>
      isKind(formula, "parameterGradient", "share") && isGradientOf(formula, "weights")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            if (!terms.some((term) => productFactors(term).length > 1)) return [];
            const rest = terms.map((term) =>
              productFactors(term).length > 1
                ? product(...productFactors(term).filter((factor) => gradientIn(factor)))
                : term,
            );
            return [{ key: "input", expression: sum(rest) }];
          })
        : [],
  },
  inPass: {
    ofNetwork: [
      {
        rank: 20,
        label: "δ not multiplied by the input",
        words: "Took δ itself for the gradient of each weight, without what the weight multiplies.",
        applies: () => true,
        back: { at: "weightedSum", toward: [weightsIndex], rule: () => withoutFactor(inputIndex) },
      },
    ],
  },
};
