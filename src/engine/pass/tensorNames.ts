import type { Graph } from "../graph/graph";
import { elementIn, type Plain } from "../names/quantity";
import { type Shape, sizeOf } from "../shape";
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
  const place = perExample ? Math.floor(k / batch) : k;
  const example = perExample && (batch > 1 || saysExample) ? (k % batch) + 1 : undefined;
  return elementIn(ref, shared ? [] : indexAt(place, shape, graph.firstIndex), example);
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

/** The place of a number in its tensor's buffer; nothing for what is no tensor's. */
export function placeOf(
  { graph, batch }: Pick<Plan<Graph>, "graph" | "batch">,
  of: Plain,
): { tensor: number; k: number } | undefined {
  const id = idsOf(graph).get(keyOf(of));
  if (id === undefined) return undefined;
  const { shape, perExample, shared } = graph.tensors[id];
  const place = shared
    ? 0
    : shape.reduce(
        (flat, length, axis) => flat * length + (of.index[axis] ?? graph.firstIndex) - graph.firstIndex,
        0,
      );
  const isWithin =
    place < Math.max(1, sizeOf(shape)) &&
    of.index.every(
      (at, axis) => shared || (at >= graph.firstIndex && at - graph.firstIndex < (shape[axis] ?? 0)),
    );
  if (!isWithin) return undefined;
  return { tensor: id, k: perExample ? place * batch + (of.example ?? 1) - 1 : place };
}

const known = new WeakMap<Graph, ReadonlyMap<string, number>>();

function idsOf(graph: Graph): ReadonlyMap<string, number> {
  const ids = known.get(graph) ?? new Map(graph.tensors.map(({ id, ref }) => [keyOf(ref), id]));
  known.set(graph, ids);
  return ids;
}

const keyOf = ({ base, layer, stage }: Pick<Plain, "base" | "layer" | "stage">) =>
  `${base} ${layer ?? ""} ${stage ?? ""}`;
