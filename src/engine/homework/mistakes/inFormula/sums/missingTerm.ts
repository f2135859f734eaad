import { sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isBias, isKind, termsOf, without } from "../parts";

const missingTerm: Mistake = {
  ...knownMistakes.missingTerm,
  weight: 6,
  variants: (formula) =>
    // y − t without its target is known by its own name.
    isKind(formula, "update", "slot", "outputGradient") || formula.ways.length > 1
      ? []
      : formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          if (terms.length < 2) return [];
          return terms
            .map((term, place) => ({ term, place }))
            .filter(({ term }) => !isBias(term))
            .map(({ place }) => ({ key: `term ${place}`, expression: sum(without(terms, place)) }));
        }),
};
export default missingTerm;
