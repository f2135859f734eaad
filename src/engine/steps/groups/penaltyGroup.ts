import type { ParameterRule, Phase } from "../../graph/order";
import { evaluate } from "../../math/expressions/evaluate";
import { number } from "../../math/expressions/expression";
import { penaltyGradientOf, type Quantity } from "../../names/quantity";
import type { StepGroup } from "./group";
import { groupByRule } from "./groupByRule";
import { viewNode } from "./nodeView";
import type { PassView } from "./passView";

/** The penalty's part in the gradient of a parameter, ∂P/∂W. */
export function penaltyGroup(
  view: PassView,
  { node, input, settings }: NonNullable<ParameterRule["penalty"]>,
  tensor: number,
  phase: Phase,
): StepGroup {
  const { op, gradient } = viewNode(view, node, () => number(1));
  const W = view.values(tensor);
  const expression = (k: number) => gradient(input, k);
  const part = {
    ...W,
    quantity: partOf(W.quantity),
    quantityAt: (k: number) => partOf(W.quantityAt(k)),
    value: (k: number) => evaluate(expression(k)),
  };
  return groupByRule(part, {
    phase,
    kind: "penaltyGradient",
    op,
    expression,
    tex: op.tex.gradients[input],
    operands: { W },
    settings,
  });
}

const partOf = ({ of }: Quantity) => penaltyGradientOf(of);
