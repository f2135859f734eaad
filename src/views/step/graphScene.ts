import type { GraphLayout } from "../../draw/graphLayout";
import type { PlacedLabel } from "../../draw/placeLabels";
import type { GraphScene } from "./graphDrawn";
import { drawnEdges } from "./graphEdges";
import { graphLabels } from "./graphLabels";
import { nodeTexts } from "./graphNodes";
import { flowOf } from "./graphPlaces";
import { createReader, type GraphState } from "./graphReader";
import { createTypesetter } from "./graphRows";
import type { Measure } from "./measureText";

/** Everything that the graph shows at one step, with its place. */
export function graphScene(
  state: GraphState,
  layout: GraphLayout,
  measure: Measure,
  previous?: ReadonlyMap<string, PlacedLabel>,
): GraphScene {
  const reader = createReader(state);
  const setter = createTypesetter(measure, reader.markOfNumber);
  const written = nodeTexts(layout, reader, setter);
  return {
    layout,
    ...drawnEdges(layout, reader, flowOf(state.current, layout, state.document)),
    nodes: layout.nodes.map((node) => ({ node, point: reader.valueOf(node), ...reader.markOf(node.id) })),
    texts: written.texts,
    ...graphLabels(layout, reader, setter, written, previous),
  };
}
