import { sum } from "../../math/expressions/expression";
import type { StepGroup } from "./group";
import { groupByRule } from "./groupByRule";
import { operandOf, partOfSum, shareGroup } from "./parameterGroups";
import type { PassView } from "./passView";
import { penaltyGroup } from "./penaltyGroup";

/** With several examples: each one's share of each gradient, then their sum, with the penalty's part. */
export function accumulateGroups(batch: PassView, examples: readonly PassView[]): StepGroup[] {
  return batch.pass.graph.order.parameters.flatMap((parameter) => {
    const shares = examples.map((view) => shareGroup(view, parameter));
    const penalty =
      parameter.penalty && penaltyGroup(batch, parameter.penalty, parameter.tensor, "accumulate");
    const parts = penalty ? [...shares, penalty] : shares;
    const letters = [...shares.map((_, n) => `S_${n + 1}`), "P"].slice(0, parts.length);
    const total = groupByRule(batch.gradients(parameter.tensor), {
      phase: "accumulate",
      kind: "totalGradient",
      terms: parts.length,
      expression: (k) => sum(parts.map((part) => partOfSum(part, k))),
      tex: letters.join(" + "),
      operands: Object.fromEntries(parts.map((part, index) => [letters[index], operandOf(part)])),
    });
    return [...parts, total];
  });
}
