import { evaluate } from "../math/expressions/evaluate";
import type { Expression } from "../math/expressions/expression";
import { quantitiesIn } from "../math/expressions/parts";
import { isLossGradient, isPenaltyPart, numberOf, type Quantity } from "../names/quantity";
import type { StepGroup } from "./groups/group";
import type { Step } from "./step";

/** One number. @param added how many terms of its sum have been added; without it all */
export function numberStep(
  group: StepGroup,
  index: number,
  k: number,
  added?: number,
  of = group.terms,
): Step {
  const whole = group.expression(k);
  const partial = added !== undefined && whole.kind === "sum" && added < whole.terms.length;
  const expression: Expression = partial ? { kind: "sum", terms: whole.terms.slice(0, added) } : whole;
  const reason = group.reason?.(k);
  return {
    ...shared(group, index, k),
    quantity: group.quantity(k),
    value: partial ? evaluate(expression) : group.value(k),
    expression,
    ...(added !== undefined && { term: { number: added, of } }),
    reads: quantitiesIn(expression),
    through: throughOf(group, expression, k),
    ...(reason && { reason }),
  };
}

/** What the steps of a group have in common. */
export function shared(group: StepGroup, index: number, k: number) {
  return {
    index,
    group,
    k,
    phase: group.phase,
    kind: group.kind(k),
    ...(group.example !== undefined && { example: group.example }),
    ...(group.layer !== undefined && { layer: group.layer }),
    ...(group.location && { location: group.location }),
    ...(group.op && { op: group.op }),
  };
}

/** The quantities between the loss and a gradient with that formula. */
export const throughOf = (group: StepGroup, expression: Expression, k: number): readonly Quantity[] =>
  group.through?.(k) ?? (group.op ? gradientsIn(expression, group) : []);

/** The quantities whose gradients the expression reads. */
function gradientsIn(expression: Expression, { parse }: StepGroup): Quantity[] {
  const quantities = quantitiesIn(expression).map(parse);
  // With a penalty's part beside it, the chain rule is only one of the terms: the formula says it better.
  if (quantities.some((quantity) => quantity && isPenaltyPart(quantity))) return [];
  return quantities.flatMap((quantity) =>
    quantity && isLossGradient(quantity) ? [numberOf(quantity.of)] : [],
  );
}
