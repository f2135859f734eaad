import type { Graph } from "../graph/graph";
import type { Plain } from "../names/tensorRef";
import { sizeOf } from "../shape";
import type { Plan } from "./plans/plan";

/** The slot of a number in its tensor's buffer; nothing for what isn't a tensor's. */
export function slotOf(
  { graph, batch }: Pick<Plan<Graph>, "graph" | "batch">,
  of: Plain,
): { tensor: number; k: number } | undefined {
  const id = idsOf(graph).get(keyOf(of));
  if (id === undefined) return undefined;
  const { shape, perExample, shared } = graph.tensors[id];
  const index = shared
    ? 0
    : shape.reduce(
        (flat, length, axis) => flat * length + (of.index[axis] ?? graph.firstIndex) - graph.firstIndex,
        0,
      );
  const isWithin =
    index < Math.max(1, sizeOf(shape)) &&
    of.index.every(
      (at, axis) => shared || (at >= graph.firstIndex && at - graph.firstIndex < (shape[axis] ?? 0)),
    );
  if (!isWithin) return undefined;
  return { tensor: id, k: perExample ? index * batch + (of.example ?? 1) - 1 : index };
}

const known = new WeakMap<Graph, ReadonlyMap<string, number>>();

function idsOf(graph: Graph): ReadonlyMap<string, number> {
  const ids = known.get(graph) ?? new Map(graph.tensors.map(({ id, ref }) => [keyOf(ref), id]));
  known.set(graph, ids);
  return ids;
}

const keyOf = ({ base, layer, stage }: Pick<Plain, "base" | "layer" | "stage">) =>
  `${base} ${layer ?? ""} ${stage ?? ""}`;
