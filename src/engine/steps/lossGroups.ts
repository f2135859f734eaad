import { lossOpOf, reductionOf } from "../document/variants";
import { type Expression, evaluate } from "../math/expression";
import type { StepGroup, StepKind } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { type NodeView, producerOf, viewNode } from "./nodeView";
import type { PassView } from "./passView";

/** The loss of one example, or of each where the view is the whole batch's. */
export function exampleLossGroup(view: PassView): StepGroup {
  const { graph, plan } = view.pass;
  const losses = view.values(graph.exampleLosses);
  // With a single example, its loss is already the loss of the data and goes by that name.
  const numbers = plan.batch > 1 ? losses : { ...view.values(graph.dataLoss), value: losses.value };
  const { op, operands } = textbookLoss(view);
  const expression = (n: number) => faithfulLoss(view, n);
  return groupByRule(numbers, {
    phase: "loss",
    kind: "exampleLoss",
    op,
    // A loss that overflows is written in another form, which may have more terms.
    terms: Math.max(...Array.from({ length: numbers.size }, (_, n) => termCount(expression(n)))),
    expression,
    tex: op.tex.forward,
    operands,
  });
}

/** The batch's reduction, the penalty and their sum, as far as there are any. */
export function batchLossGroups(view: PassView): StepGroup[] {
  const { graph, plan } = view.pass;
  return [
    ...(plan.batch > 1 ? [batchLoss(view, graph.dataLoss, "reduction")] : []),
    ...(graph.penalty === undefined
      ? []
      : [batchLoss(view, graph.penalty, "penalty"), batchLoss(view, graph.loss, "total")]),
  ];
}

function batchLoss(view: PassView, id: number, kind: StepKind): StepGroup {
  const { op, operands, expression } = viewNode(view, producerOf(view.pass.graph, id));
  return groupByRule(view.values(id), {
    phase: "loss",
    kind,
    op,
    terms: termCount(expression(0)),
    expression,
    tex: op.tex.forward,
    operands,
  });
}

/** The loss as a function of the last activation, also where the pass evaluates the two fused. */
export function textbookLoss(view: PassView): NodeView {
  const { graph } = view.pass;
  const node = graph.textbookLoss ?? producerOf(graph, graph.exampleLosses);
  return viewNode(view, node, () => lossWeight(view));
}

/** What the loss of one example weighs in the whole: the start of every gradient. */
export function lossWeight({ pass: { document, plan } }: PassView): Expression {
  return reductionOf(document).weight(plan.batch);
}

/** A rule for the loss's gradient in whole buffers, with what an example weighs in the batch written before it. */
export function weightedRule(view: PassView, tex: string): { tex: string; settings: Record<string, number> } {
  const weight = lossWeight(view);
  const { target, tensors } = view.pass.graph;
  const settings = { K: tensors[target].shape[0], ...lossOpOf(view.pass.document).settings };
  if (weight.kind !== "constant") return { tex, settings };
  return { tex: `${weight.symbol} (${tex})`, settings: { ...settings, [weight.symbol]: weight.value } };
}

/** The textbook's form where it gives the same number; where it overflows, the form that the number comes from. */
function faithfulLoss(view: PassView, n: number): Expression {
  const { graph } = view.pass;
  const textbook = textbookLoss(view).expression(n);
  const value = view.values(graph.exampleLosses).value(n);
  if (!graph.textbookLoss || agree(evaluate(textbook), value)) return textbook;
  return viewNode(view, producerOf(graph, graph.exampleLosses)).expression(n);
}

/** Whether two ways to the same number differ by rounding at most. */
function agree(a: number, b: number): boolean {
  return (
    Object.is(a, b) || (Number.isFinite(a) && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)))
  );
}
