import type { Node } from "../../graph/node";
import type { BackwardRule, GradientRule } from "../../graph/order";
import { evaluate } from "../../math/expressions/evaluate";
import { type Quantity, withOf } from "../../names/quantity";
import { sizeOf } from "../../shape";
import { fusedLossGroup } from "./fusedLossGroup";
import type { StepGroup } from "./group";
import { groupByRule, termCount, weightedRule } from "./groupByRule";
import { viewNode } from "./nodeView";
import { parameterGroups } from "./parameterGroups";
import type { NamedNumbers, PassView } from "./passView";
import { adjointGroup, totalGroup } from "./usesGroups";

/** What a rule of the way back finds, for one example or for the batch. */
export function backwardGroups(view: PassView, rule: BackwardRule): StepGroup[] {
  switch (rule.find) {
    case "gradient":
      return [rule.fusion ? fusedLossGroup(view, rule, rule.fusion) : gradientGroup(view, rule)];
    case "adjoint":
      return [adjointGroup(view, rule)];
    case "total":
      return [
        totalGroup(
          view,
          rule,
          rule.shares.map((share) => gradientGroup(view, share)),
        ),
      ];
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
    start && !node.location ? weightedRule(start(view.pass.plan, [0]), op.tex.gradients[input]) : undefined;
  return {
    ...groupByRule(numbers, {
      phase: "backward",
      kind,
      op,
      expression,
      ...(input === 0 && { reason }),
      tex: weighted?.tex ?? summedRule(view, node, input),
      rowsTex: weighted ? undefined : op.rowsTex?.gradients?.[input],
      product: weighted ? undefined : op.products?.gradients[input],
      operands,
      isRowVector: operands[op.inputs[input]].isRowVector,
      ...(weighted && { settings: { ...rule.settings, ...weighted.settings } }),
    }),
    ...(isSum && !node.location && { terms: termCount(expression(0)) }),
    ...(node.location && {
      location: node.location,
      hasSums: isSum,
      // A share of a number that doesn't come back this way isn't a step.
      ...(rule.use !== undefined && op.leavesGaps && { hasGaps: true }),
    }),
  };
}

/** The rule of an input's gradient; what was repeated to fit the others adds up. */
function summedRule({ pass }: PassView, { op, inputs, output }: Node, input: number): string {
  const [own, whole] = [inputs[input], output].map((id) => sizeOf(pass.graph.tensors[id].shape));
  return op.broadcasts && own < whole ? op.broadcasts.summedTex(input) : op.tex.gradients[input];
}

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
