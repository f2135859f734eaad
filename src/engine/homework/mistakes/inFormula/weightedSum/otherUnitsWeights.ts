import { knownMistakes } from "../../../../names/mistakes";
import { parseQuantity, plain } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import { exchanged, isKind, neighbours, plainNamed, subject, unitsIn } from "../parts";

const otherUnitsWeights: Mistake = {
  ...knownMistakes.otherUnitsWeights,
  weight: 4,
  variants(formula, context) {
    const of = subject(formula);
    if (!isKind(formula, "weightedSum", "unitGradient", "inputGradient") || !of) return [];
    const along = formula.kind === "weightedSum" ? 0 : 1;
    const units = unitsIn(context, of.layer ?? 0);
    return neighbours(of, 0, units).flatMap(({ index: [unit] }) =>
      formula.ways.flatMap((way) => {
        const expression = exchanged(way, (name) => {
          const weight = parseQuantity(name);
          if (weight?.kind !== "plain" || weight.of.base !== "W") return undefined;
          const index = weight.of.index.map((place, k) => (k === along ? unit : place));
          return context.quantity(plainNamed(plain("W", weight.of.layer, index)));
        });
        return expression ? [{ key: `by ${unit - (of.index[0] ?? 0)}`, expression }] : [];
      }),
    );
  },
};
export default otherUnitsWeights;
