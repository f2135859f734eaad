import type { Graph, NetworkGraph } from "../graph/graph";
import { operationsOf, type Plan, type Stage } from "./plans/plan";

/**
 * The same buffers, worked on by the operations of another graph.
 * @returns nothing where that takes other buffers: it has other tensors, or other operations than with other settings
 */
export function withOperations(plan: Plan, graph: NetworkGraph): Plan | undefined {
  const next = operationsOf(graph);
  if (structureOf(plan.graph) !== structureOf(graph)) return undefined;
  const replaced = new Map(operationsOf(plan.graph).map((node, k) => [node, next[k]]));
  const refit = (stage: Stage): Stage => ({ ...stage, node: replaced.get(stage.node) ?? stage.node });
  const forward = plan.forward.map(refit);
  return {
    ...plan,
    graph,
    forward,
    backward: [...forward].reverse(),
    predict: plan.predict.map(refit),
    shown: plan.shown.map(refit),
    textbookLoss: plan.textbookLoss && refit(plan.textbookLoss),
  };
}

/** What the buffers depend on. */
function structureOf(graph: Graph): string {
  const tensors = graph.tensors.map(({ shape, perExample }) => [shape, perExample]);
  return JSON.stringify([
    tensors,
    operationsOf(graph).map(({ op, inputs, output }) => [op.id, inputs, output]),
  ]);
}
