import { parseQuantity } from "../../names/canonicalName";
import { isWeight, plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { exchanged, isKind, neighbours, plainNamed, subject, unitsIn } from "../formula/parts";
import { inputIndex, weightsIndex } from "../pass/network";
import { hasSeveralUnits, nextRow, rowsFrom } from "../pass/networks";
import { withInput } from "../pass/rules";

export const otherUnitsWeights: Mistake = {
  id: "otherUnitsWeights",
  label: "another unit's weights",
  words: "the weights of another unit were used",
  inFormula: {
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
            if (weight?.kind !== "plain" || !isWeight(weight.of)) return undefined;
            const index = weight.of.index.map((at, k) => (k === along ? unit : at));
            return context.quantity(plainNamed(plain("W", weight.of.layer, index)));
          });
          return expression ? [{ key: `by ${unit - (of.index[0] ?? 0)}`, expression }] : [];
        }),
      );
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 15,
        label: "weights exchanged between units",
        words: "Went back through the weights of another unit: multiplied each δ by its neighbour's weight.",
        applies: hasSeveralUnits,
        back: {
          at: "weightedSum",
          toward: [inputIndex],
          rule: () => withInput(weightsIndex, (W, [outputs]) => rowsFrom(W, outputs, nextRow(outputs))),
        },
      },
    ],
  },
};
