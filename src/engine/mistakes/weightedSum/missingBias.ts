import { sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isBiasLeaf, isKind, sumTerms } from "../formula/parts";

export const missingBias: Mistake = {
  id: "missingBias",
  label: "bias left out",
  words: "the bias is missing",
  inFormula: {
    weight: 6,
    variants: (formula) =>
      isKind(formula, "weightedSum")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            const kept = terms.filter((term) => !isBiasLeaf(term));
            return kept.length < terms.length ? [{ key: "bias", expression: sum(kept) }] : [];
          })
        : [],
  },
};
