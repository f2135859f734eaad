import { product, sum } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isGradientOf, isKind, termsOf } from "../parts";

const missingInput: Mistake = {
  id: "missingInput",
  label: "input of the weight left out",
  weight: 5,
  words: "what the weight multiplies is missing",
  variants: (formula) =>
    isKind(formula, "parameterGradient", "share") && isGradientOf(formula, "weights")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          if (!terms.some((term) => factorsOf(term).length > 1)) return [];
          const rest = terms.map((term) =>
            factorsOf(term).length > 1
              ? product(...factorsOf(term).filter((factor) => gradientIn(factor)))
              : term,
          );
          return [{ key: "input", expression: sum(rest) }];
        })
      : [],
};
export default missingInput;
