import type { NetworkDocument } from "../document/document";
import type { Graph, NetworkGraph } from "../graph/graph";
import type { Plain } from "../names/quantity";
import { createLoadedPlan } from "./loadedPlan";
import { backward, fillShown, forward } from "./passes";
import type { Plan } from "./plan";
import { placeOf } from "./tensorNames";
import { type OptimizerState, resumedOptimizer, update } from "./update";

/** A forward and a backward pass of any graph, and the update that follows. */
export interface GraphPass<Of extends Graph = Graph> {
  readonly graph: Of;
  readonly plan: Plan<Of>;
  /** The optimizer before the update. */
  readonly before: OptimizerState;
  /** The optimizer after it. */
  readonly after: OptimizerState;
  /** All parameters after the update, in the order of `plan.parameters`. */
  readonly updated: Float64Array;
}

/** The same of a network over its document's batch. */
export interface Pass extends GraphPass<NetworkGraph> {
  readonly document: NetworkDocument;
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
export function updateOf(pass: GraphPass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  return pass.updated[at] - weight;
}

/** How far it would move it if the gradient were 0: by what the optimizer remembers. */
export function driftOf(pass: GraphPass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  const { optimizer, slots, settings, step } = pass.before;
  const weights = Float64Array.of(weight);
  const own = slots.map((slot) => slot.slice(at, at + 1));
  optimizer.update(weights, Float64Array.of(0), own, settings, step + 1);
  return weights[0] - weight;
}

/** A parameter's place among all of them, and its value before the update. */
function parameterAt({ plan }: GraphPass, of: Plain) {
  const place = placeOf(plan, of);
  if (!place) throw new Error(`pass: there is no parameter ${of.base}`);
  const values = plan.values[place.tensor];
  return { at: (values.byteOffset - plan.parameters.byteOffset) / 8 + place.k, weight: values[place.k] };
}
