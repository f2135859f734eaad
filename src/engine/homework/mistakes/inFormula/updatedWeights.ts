import { nameOf, parseQuantity } from "../../../names/quantity";
import type { Mistake } from "./mistake";
import { exchanged, isKind } from "./parts";

const updatedWeights: Mistake = {
  id: "updatedWeights",
  label: "updated weights used on the way back",
  weight: 6,
  words: "the weights were updated first, and the new ones were used on the way back",
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
