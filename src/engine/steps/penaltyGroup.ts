import { penaltyOf } from "../document/variants";
import { evaluate, number } from "../math/expression";
import { penaltyGradientOf, type Quantity } from "../names/quantity";
import type { Parameter } from "../pass/parameters";
import { penalties } from "../penalties";
import type { Phase, StepGroup } from "./group";
import { groupByRule } from "./groupByRule";
import { producerOf, viewNode } from "./nodeView";
import type { PassView } from "./passView";

/** The penalty's part in the gradient of a parameter, ∂P/∂W; nothing for a bias or where the layer has no penalty. */
export function penaltyGroup(view: PassView, { id, layer }: Parameter, phase: Phase): StepGroup | undefined {
  const { graph, document } = view.pass;
  const coefficients = penaltyOf(document.layers[layer]);
  const isPenalized = Object.values(coefficients).some((coefficient) => coefficient !== 0);
  if (graph.penalty === undefined || id !== graph.layers[layer].weights || !isPenalized) return undefined;
  const { op, gradient } = viewNode(view, producerOf(graph, graph.penalty), () => number(1));
  const W = view.values(id);
  const expression = (k: number) => gradient(layer, k);
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
    tex: op.tex.gradients[layer],
    operands: { W },
    settings: Object.fromEntries(penalties.map((penalty) => [penalty.symbol, coefficients[penalty.id]])),
  });
}

const partOf = ({ of }: Quantity) => penaltyGradientOf(of);
