import type { GraphLayout } from "../../../draw/graph/graphParts";
import type { LabelArrangement } from "./labels/arrangement";
import { graphLabels } from "./labels/graphLabels";
import type { GraphScene } from "./scene/graphDrawn";
import { drawnEdges } from "./scene/graphEdges";
import { flowOf } from "./scene/graphElements";
import { nodeTexts } from "./scene/graphNodes";
import { createGraphReader, type GraphState } from "./scene/graphReader";
import { createTypesetter } from "./scene/graphRows";
import type { Measure } from "./scene/measureText";

/** Everything that the graph shows at one step, with its place. */
export function graphScene(
  state: GraphState,
  layout: GraphLayout,
  measure: Measure,
  previous?: LabelArrangement,
): GraphScene & { readonly arrangement: LabelArrangement } {
  const reader = createGraphReader(state);
  const setter = createTypesetter(measure, reader.highlightOfNumber);
  const written = nodeTexts(layout, reader, setter);
  return {
    layout,
    ...drawnEdges(layout, reader, flowIn(state, layout)),
    nodes: layout.nodes.map((node) => ({
      node,
      point: reader.valueOf(node),
      ...reader.highlightOf(node.id),
    })),
    texts: written.texts,
    ...graphLabels(layout, reader, setter, written, previous),
  };
}

type Flow = ReturnType<typeof flowOf>;

/** It depends on the step and the layout: while numbers move, on nothing that changes. */
const knownFlows = new WeakMap<
  GraphState["current"],
  { readonly layout: GraphLayout; readonly flow: Flow }
>();

function flowIn({ current, document }: GraphState, layout: GraphLayout): Flow {
  const known = knownFlows.get(current);
  if (known?.layout === layout) return known.flow;
  const flow = flowOf(current, layout, document);
  knownFlows.set(current, { layout, flow });
  return flow;
}
