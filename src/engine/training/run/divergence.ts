import type { TrainableDocument } from "../../document/document";
import { compile } from "../../network/compile";
import { backward, fillShown, forward } from "../../pass/passes";
import { createPlan, type Plan } from "../../pass/plans/plan";
import { createOptimizerState, type OptimizerState, update } from "../../pass/update";
import { firstNonFinite } from "../../steps/nonFinite";
import type { Trainer } from "../trainer/trainer";
import { goOnFrom, momentOf } from "./moment";

/**
 * Trains on, one minibatch after the other, to the first in which a number stops being finite, and stays before its
 * update. Slow: every number of every pass is looked at.
 * @param most how many minibatches to try
 * @returns the first such quantity, as `z1[2]@3 (Infinity)`, where @3 is the third example of the minibatch
 */
export function findDivergence(
  document: TrainableDocument,
  trainer: Trainer,
  most: number,
): { readonly quantity: string; readonly minibatch: number } | undefined {
  const graph = compile(document);
  const plans = new Map<number, Plan>();
  for (let minibatch = 1; minibatch <= most; minibatch++) {
    const loaded = trainer.nextMinibatch();
    const plan = plans.get(loaded.batch) ?? createPlan(graph, loaded.batch);
    plans.set(loaded.batch, plan);
    plan.parameters.set(trainer.plan.parameters);
    plan.values[graph.input].set(loaded.values[graph.input]);
    plan.values[graph.target].set(loaded.values[graph.target]);
    forward(plan);
    backward(plan);
    fillShown(plan);
    const before = copied(document, plan, trainer.state);
    const after = copied(document, plan, trainer.state);
    const updated = plan.parameters.slice();
    update(after, { ...plan, parameters: updated });
    const quantity = firstNonFinite({ graph, plan, before, after, updated });
    if (quantity !== undefined) return { quantity, minibatch };
    const stood = momentOf(trainer, trainer.state.epoch, Number.NaN);
    const { next } = trainer;
    trainer.step();
    // Finite in double precision, but not in that of training.
    if (!Number.isFinite(trainer.loss)) {
      goOnFrom(trainer, stood, next);
      return { quantity: `the loss in ${trainer.precision}`, minibatch };
    }
  }
  return undefined;
}

function copied(document: TrainableDocument, plan: Plan, state: OptimizerState): OptimizerState {
  const copy = createOptimizerState(document, plan);
  copy.slots.forEach((slot, s) => {
    slot.set(state.slots[s]);
  });
  copy.step = state.step;
  copy.epoch = state.epoch;
  return copy;
}
