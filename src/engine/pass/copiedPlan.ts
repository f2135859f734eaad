import type { Graph } from "../graph/graph";
import type { GraphPass } from "./pass";
import { createPlan, type Plan } from "./plans/plan";
import type { OptimizerState } from "./update";

/** A plan with buffers of its own and the numbers of a pass in place, to be changed and run again. */
export function copiedPlan<Of extends Graph>({ graph, plan }: GraphPass<Of>): Plan<Of> {
  const copy = createPlan(graph, plan.batch);
  plan.values.forEach((numbers, id) => {
    copy.values[id].set(numbers);
  });
  return copy;
}

/** The optimizer before a pass's update, to go on with. */
export const copiedState = ({ before }: GraphPass): OptimizerState => ({
  ...before,
  settings: { ...before.settings },
  slots: before.slots.map((slot) => slot.slice()),
});
