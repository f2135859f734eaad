import type { GradientRule } from "../../graph/order";
import type { Expression } from "../../math/expressions/expression";
import type { Fusion } from "../../ops/loss/loss";
import type { StepGroup } from "./group";
import { groupByRule, weightedRule } from "./groupByRule";
import { indexOf, type PassView, sourceOf } from "./passView";

/** The gradient at an activation that the loss has absorbed: straight from the targets, past dL/da. */
export function fusedLossGroup(
  view: PassView,
  { kind, node, start, settings }: GradientRule,
  fusion: Fusion,
): StepGroup {
  const { op, inputs, output } = node;
  const { graph, plan } = view.pass;
  const target = graph.textbookLoss?.inputs[1] ?? output;
  const weight = start?.(plan, [0]);
  const [outputs, examples] = view.values(output).shape;
  const [Y, T, scores] = [view.values(output), view.values(target), view.gradients(inputs[0])];
  const tex = fusion.tex(sourceOf(T), outputs, examples);
  const weighted = weight ? weightedRule(weight, tex) : { tex, settings: {} };
  return groupByRule(scores, {
    phase: "backward",
    kind,
    op,
    expression: (k) =>
      fusion.gradient(sourceOf(Y), sourceOf(T), () => weight as Expression, indexOf(scores, k), [
        Y.shape,
        T.shape,
      ]),
    through: (k) => Array.from({ length: outputs }, (_, j) => Y.quantityAt(j * examples + (k % examples))),
    reason: (k) =>
      (scores.value(k) === 0 ? fusion.met(Y.value(k), T.value(k), outputs) : undefined) ?? {
        kind: "fused",
        text: fusion.words,
      },
    tex: weighted.tex,
    operands: { Y, T },
    settings: { ...settings, ...weighted.settings },
  });
}
