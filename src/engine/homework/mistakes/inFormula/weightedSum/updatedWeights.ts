import { knownMistakes } from "../../../../names/mistakes";
import { nameOf, parseQuantity } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import { exchanged, isKind } from "../parts";

const updatedWeights: Mistake = {
  ...knownMistakes.updatedWeights,
  weight: 6,
  variants: (formula, { quantity }) =>
    isKind(formula, "unitGradient", "inputGradient")
      ? formula.ways.flatMap((way) => {
          const expression = exchanged(way, (name) => {
            const of = parseQuantity(name);
            return of?.kind === "plain" && of.of.base === "W"
              ? quantity(nameOf({ kind: "updated", of: of.of }))
              : undefined;
          });
          return expression ? [{ key: "updated", expression }] : [];
        })
      : [],
};
export default updatedWeights;
