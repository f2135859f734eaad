import { type Expression, negative, sum } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind, termsOf } from "../parts";

const uphill: Mistake = {
  id: "uphill",
  label: "step uphill",
  weight: 8,
  words: "the step goes up the gradient and not down: its sign is wrong",
  variants(formula) {
    const parts = isKind(formula, "update") ? stepOf(formula.ways[0]) : undefined;
    return parts ? [{ key: "uphill", expression: sum([parts.from, ...parts.step.map(negative)]) }] : [];
  },
};
export default uphill;

/** w − η g as where it starts and what is added. */
export function stepOf(way: Expression): { from: Expression; step: readonly Expression[] } | undefined {
  const [from, ...step] = termsOf(way);
  return step.length > 0 ? { from, step } : undefined;
}
