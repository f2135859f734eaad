import { sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isBias, isKind, termsOf } from "../parts";

const missingBias: Mistake = {
  ...knownMistakes.missingBias,
  weight: 6,
  variants: (formula) =>
    isKind(formula, "weightedSum")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          const kept = terms.filter((term) => !isBias(term));
          return kept.length < terms.length ? [{ key: "bias", expression: sum(kept) }] : [];
        })
      : [],
};
export default missingBias;
