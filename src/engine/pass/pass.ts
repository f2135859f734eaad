import type { NetworkDocument } from "../document/document";
import type { Graph, NetworkGraph } from "../graph/graph";
import { backward, fillShown, forward } from "./passes";
import { createLoadedPlan } from "./plans/loadedPlan";
import type { Plan } from "./plans/plan";
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

/**
 * Compiles the document and runs it once over its batch: forward, back and one update, which `updated` holds and `plan`
 * doesn't. The optimizer goes on from where the document's `state` has left it.
 * @throws Error where shapes don't go together, naming both; a document that was read has none
 */
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
