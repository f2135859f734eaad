import { batchMoment, type NetworkDocument, optimizerSettings } from "../document/document";
import { variantById } from "../document/variants";
import type { Graph } from "../graph/graph";
import type { Settings } from "../math/parameter";
import { optimizers } from "../optimizers";
import type { Optimizer } from "../optimizers/optimizer";
import type { Plan } from "./plan";

/** What an optimizer carries from step to step. */
export interface OptimizerState {
  readonly optimizer: Optimizer;
  readonly settings: Settings;
  /** One buffer for each slot, as long as the plan's parameters. */
  readonly slots: readonly Float64Array[];
  /** How many steps have been taken. */
  step: number;
}

export function createOptimizerState(
  document: Pick<NetworkDocument, "optimizer">,
  plan: Plan<Graph>,
): OptimizerState {
  const optimizer = variantById(optimizers, document.optimizer.type, "optimizer");
  const slots = optimizer.slots.map(() => new Float64Array(plan.parameters.length));
  return { optimizer, settings: optimizerSettings(document.optimizer), slots, step: 0 };
}

/** Where updates on the document's batch have left the optimizer: with empty slots before the first. */
export function resumedOptimizer(document: NetworkDocument, plan: Plan): OptimizerState {
  const state = createOptimizerState(document, plan);
  const moment = batchMoment(document);
  if (!moment) return state;
  // In the order of the plan's parameters: layer by layer, weights and then biases.
  state.optimizer.slots.forEach((letter, s) => {
    state.slots[s].set(moment.slots[letter].flatMap(({ weights, bias }) => [...weights.flat(), ...bias]));
  });
  return { ...state, step: moment.step };
}

/** One step along the plan's gradients. Writes the plan's parameters and the state; allocates nothing. */
export function update(state: OptimizerState, plan: Plan<Graph>): void {
  state.step += 1;
  state.optimizer.update(plan.parameters, plan.parameterGradients, state.slots, state.settings, state.step);
}
