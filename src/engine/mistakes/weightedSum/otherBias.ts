import { sum } from "../../math/expressions/expression";
import { type Plain, plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import {
  isBiasLeaf,
  isKind,
  neighbours,
  plainIn,
  plainNamed,
  replaced,
  sumTerms,
  unitsIn,
} from "../formula/parts";

export const otherBias: Mistake = {
  id: "otherBias",
  label: "another bias",
  words: "the wrong bias was added",
  inFormula: {
    weight: 2,
    variants(formula, context) {
      if (!isKind(formula, "weightedSum")) return [];
      return formula.ways.flatMap((way) => {
        const terms = sumTerms(way);
        const index = terms.findIndex(isBiasLeaf);
        const of = index < 0 ? undefined : plainIn(terms[index]);
        if (!of) return [];
        const others: Plain[] = [
          ...(of.index.length > 0 ? neighbours(of, 0, unitsIn(context, of.layer ?? 0)) : []),
          ...context.document.layers.flatMap((_, l) =>
            l + 1 === of.layer
              ? []
              : [plain("b", l + 1, of.index), ...(of.index.length > 0 ? [plain("b", l + 1, [])] : [])],
          ),
        ];
        return others.flatMap((other) => {
          const bias = context.quantity(plainNamed(other));
          return bias ? [{ key: plainNamed(other), expression: sum(replaced(terms, index, bias)) }] : [];
        });
      });
    },
  },
};
