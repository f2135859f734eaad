import { elementIn, type Plain } from "../names/quantity";
import type { Plan } from "./plan";

/**
 * Number `k` of a tensor's buffer, as quantities have it.
 * @param k flat index into [features, batch], or [to, from] for weights
 */
export function elementOf(
  { graph, batch }: Pick<Plan, "graph" | "batch">,
  tensorId: number,
  k: number,
): Plain {
  const tensor = graph.tensors[tensorId];
  const columns = tensor.perExample ? batch : (tensor.shape[1] ?? 1);
  const [row, column] = [Math.floor(k / columns), k % columns];
  const example = tensor.perExample && batch > 1 ? column + 1 : undefined;
  const isMatrix = tensor.shape.length === 2;
  const index =
    tensor.shared || tensor.shape.length === 0 ? [] : isMatrix ? [row + 1, column + 1] : [row + 1];
  return elementIn(tensor.ref, index, example);
}
