import { product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isGradientOf, isKind, termsOf } from "../parts";

const missingInput: Mistake = {
  ...knownMistakes.missingInput,
  weight: 5,
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
