import type { Tensor } from "../graph/graph";
import { type Base, type Plain, plain } from "../names/quantity";
import type { Plan } from "./plan";

/**
 * Number `k` of a tensor's buffer by its canonical name.
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
  return whole(tensor, index, example);
}

/** A tensor's name with an index of its own: `z1`, `a1.2`, `W2[1,1]`. */
export function whole({ name }: Tensor, index: readonly number[] = [], example?: number): Plain {
  const match = /^(dataLoss|penalty|[A-Za-z])(\d+)?(?:\.(\d+))?$/.exec(name);
  if (!match) throw new Error(`tensor: ${name} is no canonical name`);
  const [, base, layer, stage] = match;
  return plain(
    base as Base,
    layer === undefined ? undefined : Number(layer),
    index,
    example,
    stage === undefined ? undefined : Number(stage),
  );
}
