import { type Box, boxAround, grown, type Point } from "../../../draw/box";
import { type GraphEdge, type GraphLayout, type GraphNode, nodeBox } from "../../../draw/graphLayout";
import {
  crossings,
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
  placesAlong,
  placesAround,
} from "../../../draw/placeLabels";
import type { Labels } from "../../../engine/names/labels";
import {
  type DrawnLabel,
  type DrawnText,
  type Highlight,
  isHighlighted,
  noHighlight,
  type Part,
} from "./graphDrawn";
import type { GraphReader } from "./graphReader";
import type { Typesetter } from "./graphRows";

/** A label before it has a place. */
interface Draft {
  readonly id: string;
  /** What one points at with it. */
  readonly point: string;
  readonly parts: readonly Part[];
  readonly highlight: Highlight;
  /** Negative: it is shown only while it is needed. */
  readonly priority: number;
  /** It is shown in any case, over others if need be. */
  readonly needed: boolean;
  readonly group?: string;
  readonly places: (width: number, height: number) => Point[];
}

/**
 * The labels of the edges, and those of numbers that have no place in the picture while the step or the pointer is
 * at them.
 * @param texts what already stands in the picture
 * @param captions the room that it takes beside the nodes
 */
export function graphLabels(
  layout: GraphLayout,
  reader: GraphReader,
  setter: Typesetter,
  { texts, captions }: { readonly texts: readonly DrawnText[]; readonly captions: readonly Box[] },
  previous?: ReadonlyMap<string, PlacedLabel>,
): { labels: DrawnLabel[]; placed: ReadonlyMap<string, PlacedLabel> } {
  const { width, height, nodes, edges, top } = layout;
  const size = fittingSize(layout, reader, setter);
  // There may be thousands of edges.
  const mayBeLabelled = ({ layer, id }: GraphEdge) =>
    !layout.dense.has(layer) || isHighlighted(reader.highlightOf(id));
  const drafts = [
    ...edges.filter(mayBeLabelled).flatMap((edge) => edgeLabel(edge, layout, reader)),
    ...callouts(nodes, texts, reader),
  ];
  const requests = new Map(drafts.map((draft) => [draft, requestOf(draft, setter, size)]));
  const requestsOf = (some: readonly Draft[]) => some.flatMap((draft) => requests.get(draft) ?? []);

  const bounds = { left: 2, top, right: width - 2, bottom: height - 2 };
  const obstacles = [...nodes.map((node) => grown(nodeBox(node), 2)), ...captions];
  const foreign = crossingsOf(edges);
  const cost = (box: Box, id: string) => 2.5 * foreign(box, id);
  const standing = drafts.filter(({ priority }) => priority >= 0);
  const placed = placeLabels(requestsOf(standing), { obstacles, bounds, cost, previous, share: 0.6 });

  // What is needed and found no room covers its neighbours, but not the nodes or the labels of the step.
  const covering = drafts.filter(({ id, needed }) => needed && !placed.has(id));
  const kept = standing
    .filter(({ highlight }) => highlight.now || highlight.read)
    .flatMap(({ id }) => placed.get(id)?.box ?? []);
  const over = placeLabels(requestsOf(covering), { obstacles: [...obstacles, ...kept], bounds });

  const labels = [...requests].flatMap(([draft, request]): DrawnLabel[] => {
    const { id, point, parts, highlight } = draft;
    const isOver = covering.includes(draft);
    const box = (placed.get(id) ?? over.get(id))?.box ?? (isOver ? anywhere(request, bounds) : undefined);
    if (!box) return [];
    const baseline = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + size * 0.34 };
    return [
      { key: id, box, point, over: isOver, texts: setter.row(id, parts, baseline, size), ...highlight },
    ];
  });
  return { labels, placed };
}

type Crossings = ReturnType<typeof crossings>;

/** They depend on the layout alone, which outlives many paintings. */
const knownCrossings = new WeakMap<readonly GraphEdge[], Crossings>();

function crossingsOf(edges: readonly GraphEdge[]): Crossings {
  const known = knownCrossings.get(edges);
  if (known) return known;
  const counted = crossings(edges);
  knownCrossings.set(edges, counted);
  return counted;
}

/** It depends on the layout and the names alone; numbers change with every painting. */
const knownSizes = new WeakMap<GraphLayout, { readonly notation: Labels; readonly size: number }>();

/** The size of type at which a label with its gradient fits between two columns. */
function fittingSize(layout: GraphLayout, reader: GraphReader, setter: Typesetter): number {
  const known = knownSizes.get(layout);
  if (known?.notation === reader.notation) return known.size;
  const { edges, type } = layout;
  const weights = edges.filter(({ kind }) => kind === "weight");
  const [start, , , end] = weights[0].curve;
  const usual: Part = { text: "−0.25 | 0.01234", face: "number", colour: "" };
  const longest = (size: number) =>
    Math.max(...weights.map(({ id }) => setter.widthOf([reader.namePart(id), usual], size)));
  const sizes = [type.label, 11, 10].filter((size) => size <= type.label);
  const size = sizes.find((some) => longest(some) + 10 <= end.x - start.x) ?? 10;
  knownSizes.set(layout, { notation: reader.notation, size });
  return size;
}

function requestOf(
  { id, parts, priority, group, places }: Draft,
  setter: Typesetter,
  size: number,
): LabelRequest {
  const width = setter.widthOf(parts, size) + 10;
  const height = size + (size > 11 ? 9 : 6);
  return { id, width, height, priority, places: places(width, height), ...(group && { group }) };
}

/** The best place that lies in the picture, whatever is there. */
function anywhere({ width, height, places }: LabelRequest, bounds: Box): Box {
  const within = (low: number, high: number, length: number) => Math.max(low, Math.min(high, length));
  const centre = {
    x: within(bounds.left + width / 2, bounds.right - width / 2, places[0].x),
    y: within(bounds.top + height / 2, bounds.bottom - height / 2, places[0].y),
  };
  return boxAround(centre, width, height);
}

// ---- edges ---------------------------------------------------------------------------------------

function edgeLabel(edge: GraphEdge, { dense, nodes }: GraphLayout, reader: GraphReader): Draft[] {
  if (edge.kind === "loss" || (edge.kind === "bias" && reader.isShared(edge.layer))) return [];
  const { id, kind, layer, curve } = edge;
  const highlight = reader.highlightOf(id);
  // In a step of a whole layer no edge stands out among the others.
  const own = highlight.now && reader.single;
  const alone = reader.single && (highlight.now || highlight.read);
  const { gradient, updated } = reader.namesOf(id);
  const needed = own || (highlight.lit && [id, gradient, updated].some((name) => reader.lit.has(name)));
  const crowded = dense.has(layer) && !alone;
  if (crowded && !needed) return [];
  const parts = edgeParts(id, highlight, reader);
  if (parts.length < 2) return [];
  const ranked = highlight.now ? 100 : highlight.read ? 50 : kind === "weight" ? 1 : 0;
  // Level edges carry their labels on the side that looks away from the network's middle.
  const side = curve[0].y > nodes[nodes.length - 1].y + 1 ? 1 : -1;
  return [
    {
      id,
      point: id,
      parts,
      highlight,
      priority: crowded ? -1 : ranked,
      needed,
      ...(!alone && { group: `${kind}${layer}` }),
      places: (_width, height) => placesAlong(curve, height, side),
    },
  ];
}

/** The parameter's numbers, or the step's if it isn't among them: an example's share, an optimizer's slot. */
function edgeParts(id: string, { now }: Highlight, reader: GraphReader): Part[] {
  const { quantity } = reader.current;
  const usual = reader.parameterParts(id);
  const hidden = now && reader.has(quantity) && !usual.some((part) => part.quantity === quantity);
  return hidden ? [reader.namePart(quantity), reader.numberPart(quantity)] : usual;
}

// ---- nodes ---------------------------------------------------------------------------------------

/** Numbers of nodes that the picture doesn't show, while the step or the pointer is at them. */
function callouts(nodes: readonly GraphNode[], texts: readonly DrawnText[], reader: GraphReader): Draft[] {
  const shown = new Set(texts.flatMap(({ quantity }) => quantity ?? []));
  return [...new Set([reader.current.quantity, ...reader.lit])].flatMap((name): Draft[] => {
    const [place] = reader.placesOf(name);
    const node = nodes.find(({ id }) => id === place);
    if (!node || !reader.has(name)) return [];
    // Who points at a node whose gradient has no room in it wants to see both.
    const isNode = name === reader.valueOf(node);
    const { gradient } = reader.namesOf(name);
    if (shown.has(name) && !(isNode && reader.has(gradient) && !shown.has(gradient))) return [];
    const parts = isNode ? reader.pairParts(name) : [reader.namePart(name), reader.numberPart(name)];
    const now = name === reader.current.quantity;
    const places = (width: number, height: number) => placesAround(grown(nodeBox(node), 2), width, height);
    const highlight = { ...noHighlight, now, lit: !now };
    return [
      { id: `at ${name}`, point: name, parts, highlight, priority: now ? 90 : -1, needed: true, places },
    ];
  });
}
