import type { Graph } from "../../graph/graph";
import { elementIn, type Plain } from "../../names/tensorRef";
import type { Shape } from "../../shape";
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

function indexAt(flat: number, shape: Shape, first: number): number[] {
  const index = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = (rest % shape[axis]) + first;
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}
