import type { ParameterRule, Phase, StepKind } from "../../graph/order";
import { evaluate } from "../../math/expressions/evaluate";
import { sum } from "../../math/expressions/expression";
import { type Quantity, withOf } from "../../names/quantity";
import type { Op } from "../../ops/op";
import type { Operand, StepGroup, Whole } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { viewNode } from "./nodeView";
import { type NamedNumbers, numberAsNamed, type PassView } from "./passView";
import { penaltyGroup } from "./penaltyGroup";

/** With a single example: the penalty's part where there is one, then the whole. */
export const parameterGroups = (view: PassView, rule: ParameterRule): StepGroup[] =>
  withPart(view, rule, "backward", "parameterGradient");

/** All examples together: a gradient is one sum over them, and the penalty's part. */
export const batchParameterGroups = (batch: PassView): StepGroup[] =>
  batch.pass.graph.order.parameters.flatMap((rule) => withPart(batch, rule, "accumulate", "totalGradient"));

/** The penalty's part where there is one, then the whole gradient. */
function withPart(view: PassView, parameter: ParameterRule, phase: Phase, kind: StepKind): StepGroup[] {
  const share = shareGroup(view, parameter);
  const penalty = parameter.penalty && penaltyGroup(view, parameter.penalty, parameter.tensor, phase);
  const whole: StepGroup = {
    ...share,
    phase,
    kind: () => kind,
    value: view.gradients(parameter.tensor).value,
    ...(penalty && {
      terms: phase === "backward" ? 1 : share.terms + 1,
      expression: (k) => sum([share.expression(k), partOfSum(penalty, k)]),
      wholes: [withPenalty(share, penalty)],
    }),
  };
  return penalty ? [penalty, whole] : [whole];
}

/** An example's share of a parameter's gradient, or that of all: 1/N of a mean included, the penalty left out. */
export function shareGroup(view: PassView, { tensor, node, input, onePerUnit }: ParameterRule): StepGroup {
  const { op, operands, gradient } = viewNode(view, node);
  const expression = (k: number) => gradient(input, k);
  return groupByRule(
    shareOf(view.gradients(tensor), view.example, (k) => evaluate(expression(k))),
    {
      phase: "accumulate",
      kind: "share",
      op,
      // Each weight meets an example once; a bias that units share adds up what comes back from them.
      terms: termCount(expression(0)),
      expression,
      ...shareRule(op, input, view, onePerUnit),
      operands,
    },
  );
}

/** A shared bias adds up the units too; over one example, there are no others to be added up. */
function shareRule({ tex, rowsTex }: Op, input: number, { n }: PassView, onePerUnit: boolean) {
  if (input === 2 && n !== undefined)
    return onePerUnit ? { tex: "G" } : { tex: "\\mathbf{1}^{\\top} G", rowsTex: "G \\mathbf{1}" };
  if (input === 2 && !onePerUnit) return { tex: "\\mathbf{1}^{\\top} G \\mathbf{1}" };
  return { tex: tex.gradients[input], rowsTex: rowsTex?.gradients?.[input] };
}

/** Named as one example's; with a single example the share is all there is, and goes by the gradient's own name. */
function shareOf(
  gradients: NamedNumbers,
  example: number | undefined,
  value: (k: number) => number,
): NamedNumbers {
  const ofExample = (quantity: Quantity) => withOf(quantity, { ...quantity.of, example });
  return {
    ...gradients,
    example,
    quantity: ofExample(gradients.quantity),
    quantityAt: (k) => ofExample(gradients.quantityAt(k)),
    value,
  };
}

/** The rule of a share and, added to it, the penalty's part. */
function withPenalty({ wholes: [whole] }: StepGroup, penalty: StepGroup): Whole {
  const { tex, rowsTex, operands } = whole;
  return {
    ...whole,
    tex: `${tex} + P`,
    ...(rowsTex && { rowsTex: `${rowsTex} + P` }),
    operands: { ...operands, P: operandOf(penalty) },
  };
}

/** Number k of a group, as the sum that it belongs to reads it. */
export const partOfSum = ({ quantity, value }: StepGroup, k: number) =>
  numberAsNamed({ quantityAt: quantity, value }, k);

/** A group's numbers as a buffer in the rule of another. */
export const operandOf = ({
  wholes: [{ quantity, shape }],
  value,
  quantity: quantityAt,
}: StepGroup): Operand => ({
  quantity,
  shape,
  value,
  quantityAt,
});
