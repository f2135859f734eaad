import { type Box, boxAround, centreOf } from "../../../../draw/box";
import type { GraphEdge, GraphLayout } from "../../../../draw/graph/graphParts";
import { type DrawnLabel, type DrawnText, isHighlighted } from "../scene/graphDrawn";
import type { GraphReader } from "../scene/graphReader";
import type { Typesetter } from "../scene/graphRows";
import { arrangementOf, type LabelArrangement } from "./arrangement";
import { callouts, edgeDraft } from "./graphDrafts";
import { fittingSize, writingsOf } from "./writings";

/**
 * The labels of the edges, and those of numbers that have no place in the picture while the step or the pointer is
 * at them.
 * @param texts what already stands in the picture
 * @param captions the room that it takes beside the nodes
 * @param previous the arrangement before, in the same layout
 */
export function graphLabels(
  layout: GraphLayout,
  reader: GraphReader,
  setter: Typesetter,
  { texts, captions }: { readonly texts: readonly DrawnText[]; readonly captions: readonly Box[] },
  previous?: LabelArrangement,
): { labels: DrawnLabel[]; arrangement: LabelArrangement } {
  const { nodes, edges } = layout;
  const size = fittingSize(layout, reader, setter);
  // There may be thousands of edges.
  const mayBeLabelled = ({ layer, id }: GraphEdge) =>
    !layout.dense.has(layer) || isHighlighted(reader.highlightOf(id));
  const drafts = [
    ...edges.filter(mayBeLabelled).flatMap((edge) => edgeDraft(edge, layout, reader)),
    ...callouts(nodes, texts, reader),
  ];
  const written = new Map(drafts.map((draft) => [draft, writingsOf(draft, size, setter)]));
  const arrangement = arrangementOf(written, layout, captions, previous);
  const { placed, over } = arrangement;
  const labels = [...written].flatMap(([draft, writings]): DrawnLabel[] => {
    const { id, point, highlight } = draft;
    const found = placed.get(id) ?? over.get(id);
    const writing = found && writings[found.shape];
    if (!writing) return [];
    const { x, y } = centreOf(found.box);
    const box = boxAround({ x, y }, writing.width, writing.height);
    const texts = setter.row(id, writing.parts, { x, y: y + writing.size * 0.34 }, writing.size);
    return [{ key: id, box, point, over: over.has(id), texts, ...highlight }];
  });
  return { labels, arrangement };
}
