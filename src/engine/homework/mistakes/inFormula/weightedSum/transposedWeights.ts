import { knownMistakes } from "../../../../names/mistakes";
import { parseQuantity, plain } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import { exchanged, isKind, plainNamed, subject } from "../parts";

const transposedWeights: Mistake = {
  ...knownMistakes.transposedWeights,
  weight: 7,
  variants(formula, { quantity }) {
    if (!isKind(formula, "weightedSum", "unitGradient", "inputGradient") || !subject(formula)) return [];
    return formula.ways.flatMap((way) => {
      let fits = true;
      const expression = exchanged(way, (name) => {
        const of = parseQuantity(name);
        if (of?.kind !== "plain" || of.of.base !== "W") return undefined;
        const [row, column] = of.of.index;
        const other = quantity(plainNamed(plain("W", of.of.layer, [column, row])));
        fits &&= other !== undefined;
        return other;
      });
      return expression && fits ? [{ key: "transposed", expression }] : [];
    });
  },
};
export default transposedWeights;
