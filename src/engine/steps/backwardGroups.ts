import type { Node } from "../graph/node";
import type { AdjointRule, BackwardRule, GradientRule, GradientTotalRule } from "../graph/order";
import { type Expression, evaluate, sum } from "../math/expression";
import { type Quantity, withOf } from "../names/quantity";
import type { Fusion } from "../ops/loss";
import { sizeOf } from "../shape";
import type { StepGroup } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { adjointsOf, viewNode } from "./nodeView";
import { parameterGroups } from "./parameterGroups";
import { indexOf, type NamedNumbers, named, type PassView, sourceOf } from "./passView";

/** What a rule of the way back finds, for one example or for the batch. */
export function backwardGroups(view: PassView, rule: BackwardRule): StepGroup[] {
  switch (rule.find) {
    case "gradient":
      return [rule.fusion ? throughFusedLoss(view, rule, rule.fusion) : gradientGroup(view, rule)];
    case "adjoint":
      return [adjointGroup(view, rule)];
    case "total":
      return [totalGroup(view, rule)];
    case "parameter":
      // With a single example the gradients of the parameters are among the others, each layer's after its units'.
      return view.pass.plan.batch === 1 ? parameterGroups(view, rule) : [];
  }
}

/** The gradient of a node's input, as far as it comes back through the node. */
function gradientGroup(view: PassView, rule: GradientRule): StepGroup {
  const { kind, node, input, isSum, start } = rule;
  const { op, operands, gradient, reason } = viewNode(view, node, start);
  const whole = view.gradients(node.inputs[input]);
  const expression = (k: number) => gradient(input, k);
  const numbers = rule.use === undefined ? whole : shareOf(whole, rule.use, (k) => evaluate(expression(k)));
  const weighted =
    start && !node.place ? weightedRule(start(view.pass.plan, [0]), op.tex.gradients[input]) : undefined;
  return {
    ...groupByRule(numbers, {
      phase: "backward",
      kind,
      op,
      expression,
      ...(input === 0 && { reason }),
      tex: weighted?.tex ?? summedRule(view, node, input),
      rowsTex: weighted ? undefined : op.rowsTex?.gradients?.[input],
      operands,
      ...(weighted && { settings: { ...rule.settings, ...weighted.settings } }),
    }),
    ...(isSum && !node.place && { terms: termCount(expression(0)) }),
    ...(node.place && {
      place: node.place,
      hasSums: isSum,
      // A share of a number that doesn't come back this way is no step.
      ...(rule.use !== undefined && op.leavesGaps && { hasGaps: true }),
    }),
  };
}

/** The rule of an input's gradient; what was repeated to fit the others adds up. */
function summedRule({ pass }: PassView, { op, inputs, output }: Node, input: number): string {
  const tex = op.tex.gradients[input];
  const [own, whole] = [inputs[input], output].map((id) => sizeOf(pass.graph.tensors[id].shape));
  if (!op.broadcasts || own >= whole) return tex;
  return tex === "G" ? "\\sum G" : `\\sum (${tex})`;
}

/** The gradient at an activation that the loss has absorbed: straight from the targets, past dL/da. */
function throughFusedLoss(
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

/** A rule for the loss's gradient in whole buffers, with what an example weighs in the batch written before it. */
function weightedRule(weight: Expression, tex: string): { tex: string; settings: Record<string, number> } {
  if (weight.kind !== "constant") return { tex, settings: {} };
  return { tex: `${weight.symbol} (${tex})`, settings: { [weight.symbol]: weight.value } };
}

/** What an operation that is defined by an equation solves for on the way back, before any gradient. */
function adjointGroup(view: PassView, { node, start }: AdjointRule): StepGroup {
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
    ...(node.place && { place: node.place }),
  };
}

/** The sum of what comes back through all uses of a tensor, in the order in which it comes. */
function totalGroup(view: PassView, { tensor, shares }: GradientTotalRule): StepGroup {
  const whole = view.gradients(tensor);
  const parts = shares.map((rule) => gradientGroup(view, rule));
  const letters = parts.map((_, place) => `S_{${place + 1}}`);
  const last = shares[shares.length - 1].node.place;
  const group = groupByRule(whole, {
    phase: "backward",
    kind: "gradientTotal",
    expression: (k) =>
      sum(
        parts.flatMap((part) =>
          part.hasGaps && isGap(part.expression(k))
            ? []
            : [named({ quantityAt: part.quantity, value: part.value }, k)],
        ),
      ),
    through: () => [],
    tex: letters.join(" + "),
    operands: Object.fromEntries(
      parts.map(({ wholes: [{ quantity, shape }], value, quantity: quantityAt }, place) => [
        letters[place],
        { quantity, shape, value, quantityAt },
      ]),
    ),
  });
  return { ...group, hasSums: true, ...(last && { place: last }) };
}

/** Whether nothing flows there. */
export const isGap = (expression: Expression) => expression.kind === "number" && expression.value === 0;

/** The same numbers as the share that comes back through one of several uses. */
function shareOf(numbers: NamedNumbers, use: number, value: (k: number) => number): NamedNumbers {
  const ofUse = (quantity: Quantity) => withOf(quantity, { ...quantity.of, use });
  return {
    ...numbers,
    quantity: ofUse(numbers.quantity),
    quantityAt: (k) => ofUse(numbers.quantityAt(k)),
    value,
  };
}
