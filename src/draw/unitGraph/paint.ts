import type { UnitEdge, UnitLayout } from "./unitLayout";

/** A weight as it is drawn. */
export interface DrawnWeight {
  readonly edge: UnitEdge;
  readonly weight: number;
}

/** Of a layer at most so many edges are drawn: the strongest. */
export const mostLayerEdges = 240;

/**
 * The edges that are worth drawing, the weakest first.
 * @param weightOf an edge
 * @param wanted edges that are drawn however weak they are
 */
export function edgesWorthDrawing(
  { edges, columns }: UnitLayout,
  weightOf: (edge: UnitEdge) => number,
  wanted: (edge: UnitEdge) => boolean,
): DrawnWeight[] {
  return columns.slice(1).flatMap(({ layer }) => {
    const all = edges
      .filter((edge) => edge.layer === layer)
      .map((edge) => ({ edge, weight: weightOf(edge) }));
    all.sort((one, other) => Math.abs(one.weight) - Math.abs(other.weight));
    if (all.length <= mostLayerEdges) return all;
    return all.filter(({ edge }, index) => index >= all.length - mostLayerEdges || wanted(edge));
  });
}
