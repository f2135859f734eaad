import type { Graph } from "../../graph/graph";
import { type EvaluatePlan, evaluatePlan } from "../evaluation";
import type { Plan } from "../plans/plan";
import { lossValue } from "../slot";
import { createMovableProgram } from "./movableProgram";
import type { ProgramPass } from "./programPass";

/**
 * Runs the program again, with other numbers in some of what it starts from: what it branches on, and what it picks, is as
 * it is there. Where a number isn't one that a variable of the module begins with, the recorded operations are carried out.
 * @param changing the tensors whose numbers change
 * @param now a clock in milliseconds
 */
export function createProgramRerun(
  { document, graph }: ProgramPass,
  changing: readonly number[],
  now: () => number,
): EvaluatePlan {
  const movable = createMovableProgram(now);
  const names = changing.map((id) => graph.names[id].name);
  const variables = changing.map((id) => graph.names[id].stem);
  let isReplayed = false;
  return (plan) => {
    const numbers = changing.map((id) => plan.values[id]);
    const starts = new Map(variables.map((variable, k) => [variable, numbers[k]]));
    const ran = isReplayed ? undefined : movable.run(document, starts);
    if (ran && "fault" in ran) {
      plan.values[graph.loss][graph.lossIndex] = Number.NaN;
      plan.parameterGradients.fill(Number.NaN);
      return;
    }
    const there = ran?.pass.plan;
    if (!there || !names.every((name, k) => isThere(there, name, numbers[k]))) {
      isReplayed = true;
      evaluatePlan(plan);
      return;
    }
    plan.values[graph.loss][graph.lossIndex] = lossValue(there);
    for (const id of graph.parameters) {
      const own = tensorIn(there, graph.tensors[id].ref.base);
      if (own !== undefined) plan.gradients[id].set(there.gradients[own]);
      else plan.gradients[id].fill(0);
    }
  };
}

const tensorIn = ({ graph }: Plan<Graph>, name: string): number | undefined =>
  graph.tensors.find(({ ref }) => ref.base === name)?.id;

/** Whether a run has begun with these numbers. */
function isThere(plan: Plan<Graph>, name: string, numbers: Float64Array): boolean {
  const id = tensorIn(plan, name);
  const found = id === undefined ? undefined : plan.values[id];
  return found?.length === numbers.length && found.every((value, k) => Object.is(value, numbers[k]));
}
