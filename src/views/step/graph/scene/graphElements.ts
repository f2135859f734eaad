import { countFromOne, type GraphEdge, type GraphLayout } from "../../../../draw/graph/graphParts";
import type { NetworkDocument } from "../../../../engine/document/document";
import { parseQuantity } from "../../../../engine/names/canonicalName";
import { biasName, dataName, inputName, unitName, weightName } from "../../../../engine/names/networkNames";
import { dataLossName, lossName, type Plain } from "../../../../engine/names/tensorRef";
import type { Phase } from "../../../../engine/steps/trace";

/**
 * The nodes, edges and targets of the picture to which a quantity belongs, by their ids: a gradient, a slot or an
 * updated parameter stands where the quantity itself does, a whole layer's name stands for all of its numbers.
 */
export function elementsOf(name: string, document: NetworkDocument): string[] {
  const quantity = parseQuantity(name);
  return quantity ? elementsOfPlain(quantity.of, document) : [];
}

function elementsOfPlain({ base, layer = 0, index }: Plain, { inputs, layers }: NetworkDocument): string[] {
  const units = layers[layer - 1]?.units ?? 0;
  const before = layer === 1 ? inputs : (layers[layer - 2]?.units ?? 0);
  const some = (name: (unit: number) => string, count: number) =>
    (index.length > 0 ? index.slice(0, 1) : countFromOne(count)).map(name);
  switch (base) {
    case "x":
      return some((i) => inputName(i), inputs);
    case "t":
      return some((k) => dataName("t", k), layers[layers.length - 1].units);
    case "z":
    case "a":
      return some((j) => unitName(layer, j), units);
    case "W":
      if (index.length > 0) return [weightName(layer, index[0], index[1])];
      return countFromOne(units).flatMap((j) => countFromOne(before).map((i) => weightName(layer, j, i)));
    case "b":
      if (index.length > 0) return [biasName(layer, index[0])];
      return [
        biasName(layer),
        ...(layers[layer - 1]?.biasMode === "perUnit" ? some((j) => biasName(layer, j), units) : []),
      ];
    default:
      return [lossName];
  }
}

/** The edges that carry numbers in a step, and the way they go. */
export function flowOf(
  {
    quantity,
    phase,
    reads,
  }: { readonly quantity: string; readonly phase: Phase; readonly reads: readonly string[] },
  layout: GraphLayout,
  document: NetworkDocument,
): { readonly edges: ReadonlySet<string>; readonly direction: "forward" | "backward" } {
  const direction = phase === "forward" || phase === "loss" ? "forward" : "backward";
  const of = parseQuantity(quantity)?.of;
  const none = { edges: new Set<string>(), direction } as const;
  if (!of || phase === "update") return none;
  const current = new Set(elementsOfPlain(of, document));
  const used = new Set([...current, ...reads.flatMap((name) => elementsOf(name, document))]);
  const flows = (edge: GraphEdge): boolean => {
    if (edge.kind === "loss") {
      if (phase === "loss") return of.base === lossName || of.base === dataLossName;
      return phase === "backward" && of.base === "a" && current.has(edge.from);
    }
    if (phase === "loss") return false;
    if (used.has(edge.id)) return true;
    // A shared bias is one number; which of its edges are in use follows from the units.
    return edge.kind === "bias" && used.has(edge.from) && used.has(edge.to);
  };
  return { edges: new Set(layout.edges.filter(flows).map(({ id }) => id)), direction };
}
