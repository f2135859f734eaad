import { batchMoment, type NetworkDocument } from "../document/document";
import type { LayerParameters, OptimizerMoment } from "../document/parts/runState";
import type { Graph } from "../graph/graph";
import { plainName } from "../names/canonicalName";
import { type EvaluatePlan, evaluatePlan } from "../pass/evaluation";
import { backward, forward } from "../pass/passes";
import { elementOf } from "../pass/plans/elementOf";
import { createLoadedPlan } from "../pass/plans/loadedPlan";
import { fillFrom, listsOf } from "../pass/plans/parameterLists";
import type { Plan } from "../pass/plans/plan";
import { lossValue } from "../pass/slot";
import { createOptimizerState, type OptimizerState, resumedOptimizer, update } from "../pass/update";
import type { Work } from "../pass/work";

/** How many updates: a count, or until the loss has settled. */
export type Until = number | "settled";

/** Parameters, gradients and slots at one moment of a run, in the order of `names`. */
export interface UpdatePoint {
  /** How many updates have been made since the slots were 0. */
  readonly updates: number;
  readonly loss: number;
  readonly parameters: Float64Array;
  readonly gradients: Float64Array;
  readonly slots: readonly Float64Array[];
}

/** Updates in a row, of any graph. */
export interface GraphUpdateRun {
  readonly until: Until;
  readonly names: readonly string[];
  /** The letters of the optimizer's slots. */
  readonly slots: readonly string[];
  /** The loss at the first update that is known of, and after each that follows. */
  readonly losses: readonly number[];
  /** How many updates had been made before the first of `losses`: 0 where all of the run can be told. */
  readonly from: number;
  readonly before: UpdatePoint;
  /** After the last update; of a run until it settles, where the loss was lowest. The loss is finite if it was before. */
  readonly after: UpdatePoint;
  readonly stopped: "counted" | "settled" | "capped" | "notFinite";
  /** Updates that were made after `after`, in vain. */
  readonly tried: number;
  readonly rule: typeof settling;
}

/** The same of a network. */
export interface UpdateRun extends GraphUpdateRun {
  /** Where `after` is, as a document has it. */
  readonly layers: readonly LayerParameters[];
  readonly state: OptimizerMoment;
}

/** When a run has settled. */
export const settling = {
  /** That many updates in a row … */
  patience: 20,
  /** … without lowering the best loss by this share … */
  improvement: 1e-6,
  /** … or that many updates in all. */
  cap: 10_000,
} as const;

/**
 * Makes updates on the document's batch, all with one optimizer that goes on from where the document says it stands.
 */
export function* runUpdates(document: NetworkDocument, until: Until): Work<UpdateRun> {
  const plan = createLoadedPlan(document);
  const state = resumedOptimizer(document, plan);
  const { step: startedAt } = state;
  const epochsBefore = batchMoment(document)?.epochs;
  const past = yield* lossesBefore(document);
  const run = yield* updating(plan, state, until, evaluatePlan, past);
  const { after: kept } = run;
  return {
    ...run,
    layers: listsOf(plan, kept.parameters),
    state: {
      step: kept.updates,
      ...(epochsBefore !== undefined && { epochs: epochsBefore + kept.updates - startedAt }),
      slots: Object.fromEntries(
        state.optimizer.slots.map((letter, s) => [letter, listsOf(plan, kept.slots[s])]),
      ),
    },
  };
}

/**
 * Updates from where a plan and a state are. Note: moves both.
 * @param past the losses before, where they are known
 */
export function* updating(
  plan: Plan<Graph>,
  state: OptimizerState,
  until: Until,
  evaluateAt: EvaluatePlan,
  past: readonly number[],
): Work<GraphUpdateRun> {
  const from = state.step - past.length;
  const losses = [...past];
  const evaluate = () => {
    evaluateAt(plan);
    losses.push(lossValue(plan));
  };
  evaluate();
  const before = updatePointOf(plan, state);
  const mostSteps = until === "settled" ? settling.cap : until;
  let kept = before;
  let waited = 0;
  let stopped: UpdateRun["stopped"] = until === "settled" ? "capped" : "counted";
  for (let k = 0; k < mostSteps; k++) {
    update(state, plan);
    evaluate();
    const loss = lossValue(plan);
    if (!Number.isFinite(loss)) {
      stopped = "notFinite";
      break;
    }
    const gain = (kept.loss - loss) / Math.abs(kept.loss);
    if (until !== "settled" || gain > 0) kept = updatePointOf(plan, state);
    waited = gain > settling.improvement ? 0 : waited + 1;
    if (until === "settled" && waited >= settling.patience) {
      stopped = "settled";
      break;
    }
    yield k / mostSteps;
  }
  return {
    until,
    names: namesOf(plan),
    slots: state.optimizer.slots,
    losses,
    from,
    before,
    after: kept,
    stopped,
    tried: state.step - kept.updates,
    rule: settling,
  };
}

/**
 * The losses before the updates that a document remembers, found by making them again. Where that leads elsewhere, a
 * number or a setting has been changed since, and nothing is known of them.
 */
function* lossesBefore(document: NetworkDocument): Work<number[]> {
  const made = batchMoment(document);
  if (!made || !document.initial) return [];
  const plan = createLoadedPlan(document);
  const reached = plan.parameters.slice();
  fillFrom(plan, document.initial, plan.parameters);
  const state = createOptimizerState(document, plan);
  const losses: number[] = [];
  while (state.step < made.step) {
    forward(plan);
    backward(plan);
    losses.push(lossValue(plan));
    update(state, plan);
    yield 0;
  }
  return plan.parameters.every((value, k) => Object.is(value, reached[k])) ? losses : [];
}

function updatePointOf(plan: Plan<Graph>, state: OptimizerState): UpdatePoint {
  return {
    updates: state.step,
    loss: lossValue(plan),
    parameters: plan.parameters.slice(),
    gradients: plan.parameterGradients.slice(),
    slots: state.slots.map((slot) => slot.slice()),
  };
}

/** In the order in which `plan.parameters` holds them. */
const namesOf = (plan: Plan<Graph>): string[] =>
  plan.graph.parameters.flatMap((tensor) =>
    Array.from(plan.values[tensor], (_, k) => plainName(elementOf(plan, tensor, k))),
  );
