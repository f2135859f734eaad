import { negative, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isBias, isKind, replaced, termsOf } from "../parts";

const wrongTermSign: Mistake = {
  ...knownMistakes.wrongTermSign,
  weight: 3,
  variants: (formula) =>
    isKind(formula, "update", "slot", "exampleLoss")
      ? []
      : formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          if (terms.length < 2) return [];
          return terms.map((term, place) => ({
            key: isBias(term) ? "bias" : `term ${place}`,
            expression: sum(replaced(terms, place, negative(term))),
            ...(isBias(term) && { words: "the bias is taken off and not added" }),
          }));
        }),
};
export default wrongTermSign;
