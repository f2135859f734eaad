import type { Graph } from "../../graph/graph";
import { elementIn, type Plain } from "../../names/tensorRef";
import { indexAt } from "../../shape";
import type { Plan } from "./plan";

/**
 * Number `k` of a tensor's buffer, as quantities have it.
 * @param k flat index into the tensor's shape, with the examples last
 */
export function elementOf(
  { graph, batch }: Pick<Plan<Graph>, "graph" | "batch">,
  tensorId: number,
  k: number,
): Plain {
  const { ref, shape, perExample, shared, saysExample } = graph.tensors[tensorId];
  const index = perExample ? Math.floor(k / batch) : k;
  const example = perExample && (batch > 1 || saysExample) ? (k % batch) + 1 : undefined;
  return elementIn(ref, shared ? [] : indexAt(index, shape, graph.firstIndex), example);
}
