import { sum } from "../../../math/expression";
import type { Mistake } from "./mistake";
import { isKind, termsOf } from "./parts";

const missingPenalty: Mistake = {
  id: "missingPenalty",
  label: "penalty left out",
  weight: 6,
  words: "the penalty's part is missing",
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
