import { grown, type Point } from "../../../../draw/box";
import { type GraphEdge, type GraphLayout, type GraphNode, nodeBox } from "../../../../draw/graph/graphParts";
import { positionsAlong, positionsAround } from "../../../../draw/graph/placeLabels";
import type { DrawnText, Highlight, LabelPart } from "../scene/graphDrawn";
import type { GraphReader } from "../scene/graphReader";

/** A label before it has a place. */
export interface LabelDraft {
  readonly id: string;
  /** What one points at with it. */
  readonly point: string;
  /** What it may say, from the most to the least: a shorter one is for where the longer ones have no room. */
  readonly rows: readonly (readonly LabelPart[])[];
  readonly highlight: Highlight;
  /** Negative: it is shown only while it is needed. */
  readonly priority: number;
  /** It is shown in any case, over others if need be. */
  readonly needed: boolean;
  /** It is what the step is about: it stands wherever there is room, before it covers another. */
  readonly own: boolean;
  readonly group?: string;
  readonly positions: (width: number, height: number) => Point[];
}

// ---- edges ---------------------------------------------------------------------------------------

/** The label of an edge, where it has something to say. */
export function edgeDraft(edge: GraphEdge, { dense, nodes }: GraphLayout, reader: GraphReader): LabelDraft[] {
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
      rows: [parts, ...(alone ? shorter(parts, reader) : [parts.slice(0, 2)])],
      highlight,
      priority: crowded ? -1 : ranked,
      needed,
      own,
      ...(!alone && { group: `${kind}${layer}` }),
      positions: (_width, height) => positionsAlong(curve, height, side),
    },
  ];
}

/** What of a label the step is about, else what it reads; with the name and without it. */
function shorter([name, ...numbers]: readonly LabelPart[], { current }: GraphReader): LabelPart[][] {
  const own = numbers.filter(({ quantity }) => quantity === current.quantity);
  const read = numbers.filter(({ quantity = "" }) => current.reads.includes(quantity));
  const used = own.length > 0 ? own : read;
  return used.length === 0 ? [] : used.length === numbers.length ? [used] : [[name, ...used], used];
}

/**
 * The parameter's numbers: at its update all three, and the step's own number if it isn't among them: an example's
 * share, an optimizer's slot.
 */
function edgeParts(id: string, { now }: Highlight, reader: GraphReader): LabelPart[] {
  const { quantity } = reader.current;
  if (!now || !reader.has(quantity)) return reader.parameterParts(id);
  if (quantity === reader.namesOf(id).updated)
    return [...reader.pairParts(id), reader.numberPart(quantity, "→ ")];
  const usual = reader.parameterParts(id);
  const isThere = usual.some((part) => part.quantity === quantity);
  return isThere ? usual : [reader.namePart(quantity), reader.numberPart(quantity)];
}

// ---- nodes ---------------------------------------------------------------------------------------

/** Of a step that reads more numbers, those without a place of their own are left out. */
const mostReads = 6;

/** Numbers of nodes that the picture doesn't show, while the step or the pointer is at them. */
export function callouts(
  nodes: readonly GraphNode[],
  texts: readonly DrawnText[],
  reader: GraphReader,
): LabelDraft[] {
  const shown = new Set(texts.flatMap(({ quantity }) => quantity ?? []));
  const { quantity, reads } = reader.current;
  const read = reader.single && reads.length <= mostReads ? reads.filter(reader.isOfExample) : [];
  return [...new Set([quantity, ...reader.lit, ...read])].flatMap((name): LabelDraft[] => {
    const [element] = reader.elementsOf(name);
    const node = nodes.find(({ id }) => id === element);
    if (!node || !reader.has(name)) return [];
    const now = name === quantity;
    const lit = !now && reader.lit.has(name);
    // Who points at a node whose gradient has no room in it wants to see both.
    const isNode = name === reader.valueOf(node);
    const { gradient } = reader.namesOf(name);
    if (shown.has(name) && !((now || lit) && isNode && reader.has(gradient) && !shown.has(gradient)))
      return [];
    const parts =
      isNode && (now || lit) ? reader.pairParts(name) : [reader.namePart(name), reader.numberPart(name)];
    const positions = (width: number, height: number) =>
      positionsAround(grown(nodeBox(node), 2), width, height);
    const highlight = { now, read: !now && !lit, lit };
    const rows = lit ? [parts] : [parts, ...shorter(parts, reader)];
    const priority = now ? 90 : lit ? -1 : 40;
    return [
      { id: `at ${name}`, point: name, rows, highlight, priority, needed: now || lit, own: now, positions },
    ];
  });
}
