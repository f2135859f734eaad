import { type Expression, negative, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, sumTerms } from "../formula/parts";

export const uphill: Mistake = {
  id: "uphill",
  label: "step uphill",
  words: "the step goes up the gradient and not down: its sign is wrong",
  inFormula: {
    weight: 8,
    variants(formula) {
      const parts = isKind(formula, "update") ? stepApart(formula.ways[0]) : undefined;
      return parts ? [{ key: "uphill", expression: sum([parts.from, ...parts.step.map(negative)]) }] : [];
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 27,
        label: "update in the wrong direction",
        words: "Added the step where it is to be subtracted: the weights go uphill.",
        applies: () => true,
        update: { gradient: (gradient) => -gradient },
      },
    ],
  },
};

/** w − η g as where it starts and what is added. */
export function stepApart(way: Expression): { from: Expression; step: readonly Expression[] } | undefined {
  const [from, ...step] = sumTerms(way);
  return step.length > 0 ? { from, step } : undefined;
}
