import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isBias, isKind, termsOf } from "../parts";

const oneTermOnly: Mistake = {
  ...knownMistakes.oneTermOnly,
  weight: 5,
  variants: (formula) =>
    isKind(formula, "update", "slot", "exampleLoss")
      ? []
      : formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          // Of two terms, one alone is the sum without the other.
          if (terms.length < 3) return [];
          return terms.flatMap((expression, place) =>
            isBias(expression) ? [] : [{ key: `only ${place}`, expression }],
          );
        }),
};
export default oneTermOnly;
