import { batchMoment, type NetworkDocument } from "../document/document";
import { batchEpochs, type ScheduleInUse, scheduledRate, scheduleOf } from "../document/learningRate";
import { optimizerOf, optimizerSettingsOf } from "../document/variants";
import type { Graph } from "../graph/graph";
import type { Optimizer } from "../optimizers/optimizer";
import type { Plan } from "./plans/plan";

/** What an optimizer carries from step to step. */
export interface OptimizerState {
  readonly optimizer: Optimizer;
  /** With a schedule, the learning rate is that of the last update, or of the next one before there was any. */
  readonly settings: Record<string, number>;
  /** One buffer for each slot, as long as the plan's parameters. */
  readonly slots: readonly Float64Array[];
  /** How many steps have been taken. */
  step: number;
  /** How many epochs, which the schedule counts. A step is one; a trainer, whose epochs have several, sets it itself. */
  epoch: number;
  /** What changes the learning rate from epoch to epoch, if anything does. */
  readonly schedule?: ScheduleInUse;
}

/** The optimizer that a document names, with its settings and its schedule, as they are after so many epochs. */
export function updateRules(
  document: Pick<NetworkDocument, "optimizer" | "schedule">,
  epoch: number,
): Pick<OptimizerState, "optimizer" | "settings" | "schedule"> {
  const schedule = scheduleOf(document);
  const settings: Record<string, number> = { ...optimizerSettingsOf(document) };
  if (schedule) settings.learningRate = scheduledRate(schedule, epoch);
  return { optimizer: optimizerOf(document), settings, ...(schedule && { schedule }) };
}

/** @param epoch epochs before its first update */
export function createOptimizerState(
  document: Pick<NetworkDocument, "optimizer" | "schedule">,
  plan: Plan<Graph>,
  epoch = 0,
): OptimizerState {
  const rules = updateRules(document, epoch);
  const slots = rules.optimizer.slots.map(() => new Float64Array(plan.parameters.length));
  return { ...rules, slots, step: 0, epoch };
}

/** Where updates on the document's batch have left the optimizer: with empty slots before the first. */
export function resumedOptimizer(document: NetworkDocument, plan: Plan): OptimizerState {
  const state = createOptimizerState(document, plan, batchEpochs(document));
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
  takeScheduledRate(state);
  state.step += 1;
  state.epoch += 1;
  state.optimizer.update(plan.parameters, plan.parameterGradients, state.slots, state.settings, state.step);
}

/** Takes the learning rate of the present epoch, where there is a schedule. */
export function takeScheduledRate({ schedule, settings, epoch }: OptimizerState): void {
  if (schedule) settings.learningRate = scheduledRate(schedule, epoch);
}
