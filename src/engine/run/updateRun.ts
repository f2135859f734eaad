import type { NetworkDocument } from "../network/document";
import { plainName } from "../network/quantity";
import { createLoadedPlan } from "./loadedPlan";
import { backward, forward } from "./passes";
import { lossOf } from "./place";
import { loadParameters, type Plan } from "./plan";
import { elementOf } from "./tensorNames";
import { createOptimizerState, type OptimizerState, update } from "./update";
import type { Work } from "./work";

/** The parameters of each layer, as a document has them. */
export type LayerParameters = Pick<NetworkDocument["layers"][number], "weights" | "bias">;

/** A run of updates that led to a document: where it began, and how many updates ago. */
export interface RunBehind {
  readonly start: readonly LayerParameters[];
  readonly updates: number;
}

/** How many updates: a count, or until the loss has settled. */
export type Until = number | "settled";

/** Parameters, gradients and slots at one moment of a run, in the order of `names`. */
export interface Moment {
  /** How many updates have been made. */
  readonly updates: number;
  readonly loss: number;
  readonly parameters: Float64Array;
  readonly gradients: Float64Array;
  readonly slots: readonly Float64Array[];
}

export interface UpdateRun {
  readonly until: Until;
  readonly names: readonly string[];
  /** The letters of the optimizer's slots. */
  readonly slots: readonly string[];
  /** The loss before the first update, and after each. */
  readonly losses: readonly number[];
  readonly before: Moment;
  /** After the last update; of a run until it settles, where the loss was lowest. The loss is finite if it was before. */
  readonly after: Moment;
  /** Where `after` is, as a document has it. */
  readonly layers: readonly LayerParameters[];
  readonly stopped: "counted" | "settled" | "capped" | "notFinite";
  /** Updates that were made after `after`, in vain. */
  readonly tried: number;
  readonly rule: typeof settling;
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
 * Makes updates on the document's batch, all with one optimizer that carries its slots on.
 * @param behind updates that have been made before, and are made again so that the optimizer is where they left it
 */
export function* runUpdates(document: NetworkDocument, until: Until, behind?: RunBehind): Work<UpdateRun> {
  const plan = createLoadedPlan(document);
  if (behind) loadParameters(plan, { layers: behind.start });
  const state = createOptimizerState(document, plan);
  const losses: number[] = [];
  const evaluate = () => {
    forward(plan);
    backward(plan);
    losses.push(lossOf(plan));
  };
  evaluate();
  for (let k = 0; k < (behind?.updates ?? 0); k++) {
    update(state, plan);
    evaluate();
    yield 0;
  }
  const before = momentOf(plan, state);
  const most = until === "settled" ? settling.cap : until;
  let kept = before;
  let waited = 0;
  let stopped: UpdateRun["stopped"] = until === "settled" ? "capped" : "counted";
  for (let k = 0; k < most; k++) {
    update(state, plan);
    evaluate();
    const loss = lossOf(plan);
    if (!Number.isFinite(loss)) {
      stopped = "notFinite";
      break;
    }
    const gain = (kept.loss - loss) / Math.abs(kept.loss);
    if (until !== "settled" || gain > 0) kept = momentOf(plan, state);
    waited = gain > settling.improvement ? 0 : waited + 1;
    if (until === "settled" && waited >= settling.patience) {
      stopped = "settled";
      break;
    }
    yield k / most;
  }
  return {
    until,
    names: namesOf(plan),
    slots: state.optimizer.slots,
    losses,
    before,
    after: kept,
    layers: layersOf(plan, kept.parameters),
    stopped,
    tried: state.step - kept.updates,
    rule: settling,
  };
}

function momentOf(plan: Plan, state: OptimizerState): Moment {
  return {
    updates: state.step,
    loss: lossOf(plan),
    parameters: plan.parameters.slice(),
    gradients: plan.parameterGradients.slice(),
    slots: state.slots.map((slot) => slot.slice()),
  };
}

/** The tensors of the parameters, in the order in which `plan.parameters` holds them. */
const tensorsOf = ({ graph }: Plan) => graph.layers.flatMap(({ weights, bias }) => [weights, bias]);

function namesOf(plan: Plan): string[] {
  return tensorsOf(plan).flatMap((tensor) =>
    Array.from(plan.values[tensor], (_, k) => plainName(elementOf(plan, tensor, k))),
  );
}

function layersOf(plan: Plan, parameters: Float64Array): LayerParameters[] {
  const numbers = (tensor: number) => {
    const { byteOffset, length } = plan.values[tensor];
    const from = (byteOffset - plan.parameters.byteOffset) / Float64Array.BYTES_PER_ELEMENT;
    return Array.from(parameters.subarray(from, from + length));
  };
  return plan.graph.layers.map(({ weights, bias }) => {
    const [units, inputs] = plan.graph.tensors[weights].shape;
    const flat = numbers(weights);
    return {
      weights: Array.from({ length: units }, (_, j) => flat.slice(j * inputs, (j + 1) * inputs)),
      bias: numbers(bias),
    };
  });
}
