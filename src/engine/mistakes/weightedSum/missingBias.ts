import { sum } from "../../math/expressions/expression";
import { isBias, isKind, termsOf } from "../formula/parts";
import type { Mistake } from "../mistake";

export const missingBias: Mistake = {
  id: "missingBias",
  label: "bias left out",
  words: "the bias is missing",
  inFormula: {
    weight: 6,
    variants: (formula) =>
      isKind(formula, "weightedSum")
        ? formula.ways.flatMap((way) => {
            const terms = termsOf(way);
            const kept = terms.filter((term) => !isBias(term));
            return kept.length < terms.length ? [{ key: "bias", expression: sum(kept) }] : [];
          })
        : [],
  },
};
