import { sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, termsOf } from "../parts";

const missingPenalty: Mistake = {
  ...knownMistakes.missingPenalty,
  weight: 6,
  variants: (formula) =>
    isKind(formula, "parameterGradient", "totalGradient", "total")
      ? formula.ways.flatMap((way) => {
          const terms = termsOf(way);
          const kept = terms.filter(
            (term) => !(term.kind === "quantity" && (term.name.startsWith("dP/") || term.name === "penalty")),
          );
          return kept.length < terms.length ? [{ key: "penalty", expression: sum(kept) }] : [];
        })
      : [],
};
export default missingPenalty;
