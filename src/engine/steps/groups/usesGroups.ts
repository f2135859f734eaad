import type { AdjointRule, GradientTotalRule } from "../../graph/order";
import { type Expression, sum } from "../../math/expressions/expression";
import type { StepGroup } from "./group";
import { groupByRule } from "./groupByRule";
import { adjointsOf, viewNode } from "./nodeView";
import { numberAsNamed, type PassView } from "./passView";

/** What an operation that is defined by an equation solves for on the way back, before any gradient. */
export function adjointGroup(view: PassView, { node, start }: AdjointRule): StepGroup {
  const { op, operands, adjoint } = viewNode(view, node, start);
  return {
    ...groupByRule(adjointsOf(view, node), {
      phase: "backward",
      kind: "adjoint",
      op,
      expression: adjoint,
      tex: op.adjoint?.tex ?? "",
      operands,
    }),
    ...(node.location && { location: node.location }),
  };
}

/**
 * The sum of what comes back through all uses of a tensor, in the order in which it comes.
 * @param parts what comes back through each of them
 */
export function totalGroup(
  view: PassView,
  { tensor, shares }: GradientTotalRule,
  parts: readonly StepGroup[],
): StepGroup {
  const whole = view.gradients(tensor);
  const letters = parts.map((_, index) => `S_{${index + 1}}`);
  const last = shares[shares.length - 1].node.location;
  const group = groupByRule(whole, {
    phase: "backward",
    kind: "gradientTotal",
    expression: (k) =>
      sum(
        parts.flatMap((part) =>
          part.hasGaps && isGap(part.expression(k))
            ? []
            : [numberAsNamed({ quantityAt: part.quantity, value: part.value }, k)],
        ),
      ),
    through: () => [],
    tex: letters.join(" + "),
    operands: Object.fromEntries(
      parts.map(({ wholes: [{ quantity, shape }], value, quantity: quantityAt }, index) => [
        letters[index],
        { quantity, shape, value, quantityAt },
      ]),
    ),
  });
  return { ...group, hasSums: true, ...(last && { location: last }) };
}

/** Whether nothing flows there. */
export const isGap = (expression: Expression) => expression.kind === "number" && expression.value === 0;
