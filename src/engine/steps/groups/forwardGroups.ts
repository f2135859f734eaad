import type { ValueRule } from "../../graph/order";
import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import type { StepGroup } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { viewNode } from "./nodeView";
import type { PassView } from "./passView";

/** The numbers that a node computes, for one example or for the batch. */
export function valueGroup(view: PassView, rule: ValueRule): StepGroup {
  const { phase, kind, node, isSum, label, words, saysKinks, faithful, tex, rowsTex } = rule;
  const { plan } = view.pass;
  const { op, operands, reason, expression: textbook } = viewNode(view, node, rule.start);
  const own = view.values(faithful?.output ?? node.output);
  // With a single example, its loss is already the loss of the data and goes by that name.
  const numbers =
    rule.ofOne !== undefined && plan.batch === 1 ? { ...view.values(rule.ofOne), value: own.value } : own;
  const expression = faithful
    ? faithfulTo(own.value, textbook, viewNode(view, faithful).expression)
    : textbook;
  return {
    ...groupByRule(numbers, {
      phase,
      kind,
      op,
      expression,
      // Why a slope is small is said on the way back; that a number lies on a kink shows already here.
      ...(saysKinks && {
        reason(k) {
          const found = reason(k);
          return found?.kind === "kink" ? found : undefined;
        },
      }),
      tex: tex ?? op.tex.forward,
      rowsTex,
      product: tex === undefined ? op.products?.forward : undefined,
      operands,
      isRowVector: operands.Y.isRowVector,
    }),
    ...(isSum && !node.location && { terms: mostTerms(expression, faithful ? numbers.size : 1) }),
    ...(node.location && { location: node.location, hasSums: isSum }),
    ...(label !== undefined && { label }),
    ...(words !== undefined && { words }),
  };
}

/** A loss that overflows is written in another form, which may have more terms. */
const mostTerms = (expression: (k: number) => Expression, size: number) =>
  Math.max(...Array.from({ length: size }, (_, k) => termCount(expression(k))));

/** The textbook's form where it gives the same number; where it overflows, the form that the number comes from. */
function faithfulTo(
  value: (k: number) => number,
  textbook: (k: number) => Expression,
  other: (k: number) => Expression,
): (k: number) => Expression {
  return (k) => {
    const written = textbook(k);
    return agree(evaluate(written), value(k)) ? written : other(k);
  };
}

/** Whether two ways to the same number differ by rounding at most. */
function agree(a: number, b: number): boolean {
  return (
    Object.is(a, b) || (Number.isFinite(a) && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)))
  );
}
