import { compile } from "../network/compile";
import type { NetworkDocument } from "../network/document";
import type { Graph } from "../network/graph";
import type { Plain } from "../network/quantity";
import { backward, fillShown, forward } from "./passes";
import { createPlan, loadExamples, loadParameters, type Plan } from "./plan";
import { createOptimizerState, type OptimizerState, update } from "./update";

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
  const graph = compile(document);
  const plan = createPlan(graph, document.batch.inputs.length);
  loadParameters(plan, document);
  loadExamples(plan, document.batch.inputs, document.batch.targets);
  forward(plan);
  backward(plan);
  fillShown(plan);
  const before = createOptimizerState(document, plan);
  const after = createOptimizerState(document, plan);
  const updated = plan.parameters.slice();
  update(after, { ...plan, parameters: updated });
  return { document, graph, plan, before, after, updated };
}

/** How far the update moves a parameter. */
export function updateOf({ graph, plan, updated }: Pass, { base, layer = 1, index }: Plain): number {
  const { weights, bias } = graph.layers[layer - 1];
  const values = plan.values[base === "W" ? weights : bias];
  const [row = 1, column = 1] = index;
  const columns = base === "W" ? graph.tensors[weights].shape[1] : 1;
  const k = (row - 1) * columns + (column - 1);
  return updated[(values.byteOffset - plan.parameters.byteOffset) / 8 + k] - values[k];
}
