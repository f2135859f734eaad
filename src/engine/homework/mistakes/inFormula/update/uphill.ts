import { type Expression, negative, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, termsOf } from "../parts";

const uphill: Mistake = {
  ...knownMistakes.uphill,
  weight: 8,
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
