import type { NetworkDocument } from "../document/document";
import type { Graph } from "../graph/graph";
import type { Plain } from "../names/quantity";
import { createLoadedPlan } from "./loadedPlan";
import { backward, fillShown, forward } from "./passes";
import type { Plan } from "./plan";
import { type OptimizerState, resumedOptimizer, update } from "./update";

/** One forward and backward pass over a document's batch, and the update that follows. */
export interface Pass {
  readonly document: NetworkDocument;
  readonly graph: Graph;
  readonly plan: Plan;
  /** The optimizer before the update. */
  readonly before: OptimizerState;
  /** The optimizer after it. */
  readonly after: OptimizerState;
  /** All parameters after the update, in the order of `plan.parameters`. */
  readonly updated: Float64Array;
}

export function runPass(document: NetworkDocument): Pass {
  const plan = createLoadedPlan(document);
  forward(plan);
  backward(plan);
  fillShown(plan);
  const before = resumedOptimizer(document, plan);
  const after = resumedOptimizer(document, plan);
  const updated = plan.parameters.slice();
  update(after, { ...plan, parameters: updated });
  return { document, graph: plan.graph, plan, before, after, updated };
}

/** How far the update moves a parameter. */
export function updateOf(pass: Pass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  return pass.updated[at] - weight;
}

/** How far it would move it if the gradient were 0: by what the optimizer remembers. */
export function driftOf(pass: Pass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  const { optimizer, slots, settings, step } = pass.before;
  const weights = Float64Array.of(weight);
  const own = slots.map((slot) => slot.slice(at, at + 1));
  optimizer.update(weights, Float64Array.of(0), own, settings, step + 1);
  return weights[0] - weight;
}

/** A parameter's place among all of them, and its value before the update. */
function parameterAt({ graph, plan }: Pass, { base, layer = 1, index }: Plain) {
  const { weights, bias } = graph.layers[layer - 1];
  const values = plan.values[base === "W" ? weights : bias];
  const [row = 1, column = 1] = index;
  const columns = base === "W" ? graph.tensors[weights].shape[1] : 1;
  const k = (row - 1) * columns + (column - 1);
  return { at: (values.byteOffset - plan.parameters.byteOffset) / 8 + k, weight: values[k] };
}
