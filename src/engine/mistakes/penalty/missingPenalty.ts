import { type Expression, sum } from "../../math/expressions/expression";
import { isPenaltyPart } from "../../names/quantity";
import type { Mistake } from "../contract/mistake";
import { isKind, quantityIn, sumTerms } from "../formula/parts";
import { penalized, penaltyBehind } from "../lines/penalties";
import { hasPenalty } from "../pass/networks";
import { dropped } from "../pass/rules";

export const missingPenalty: Mistake = {
  id: "missingPenalty",
  label: "penalty left out",
  words: "the penalty's part is missing",
  inFormula: {
    weight: 6,
    variants: (formula) =>
      isKind(formula, "parameterGradient", "totalGradient", "total")
        ? formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            const kept = terms.filter((term) => !isOfPenalty(term));
            return kept.length < terms.length ? [{ key: "penalty", expression: sum(kept) }] : [];
          })
        : [],
  },
  inPass: {
    ofNetwork: [
      {
        rank: 24,
        label: "penalty forgotten",
        words: "Left the penalty's part out of the gradient of the weights.",
        applies: (document) => hasPenalty(document),
        back: { at: "penalty", rule: () => dropped },
      },
    ],
  },
  inLine: [
    { rank: 14, edits: penalized },
    { rank: 15, edits: penaltyBehind },
  ],
};

/** Whether a leaf is the penalty, or its part of a gradient. */
function isOfPenalty(term: Expression): boolean {
  const quantity = quantityIn(term);
  return (
    quantity !== undefined &&
    (isPenaltyPart(quantity) || (quantity.kind === "plain" && quantity.of.base === "penalty"))
  );
}
