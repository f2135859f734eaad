import { negative, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { hasPart, isGradientLeaf, isKind, isOldSlot, sumTerms } from "../formula/parts";

/** v = βv − g for v = βv + g, and the other way round. */
export const slotSign: Mistake = {
  id: "slotSign",
  label: "gradient with the wrong sign in the average",
  words: "the gradient has the wrong sign beside what was there before",
  inFormula: {
    weight: 5,
    variants(formula) {
      const terms = isKind(formula, "slot") ? sumTerms(formula.ways[0]) : [];
      if (terms.length < 2) return [];
      const turned = (is: typeof isGradientLeaf) =>
        sum(terms.map((term) => (hasPart(term, is) ? negative(term) : term)));
      return [
        { key: "gradient", expression: turned(isGradientLeaf) },
        { key: "both", words: "the sign is wrong", expression: sum(terms.map(negative)) },
        {
          key: "before",
          words: "what was there before has the wrong sign",
          expression: turned(isOldSlot),
        },
      ];
    },
  },
};
