import { around, type Box, boxAround, grown, inside } from "../../../../draw/box";
import { type GraphEdge, type GraphLayout, nodeBox } from "../../../../draw/graph/graphParts";
import {
  crossings,
  type LabelRequest,
  nearestFree,
  type PlacedLabel,
  type PlacingOptions,
  placeLabels,
} from "../../../../draw/graph/placeLabels";
import type { LabelDraft } from "./graphDrafts";
import type { LabelWriting } from "./writings";

/** Where labels stand. */
interface Positions {
  readonly placed: ReadonlyMap<string, PlacedLabel>;
  /** What is needed and found no room: it covers its neighbours. */
  readonly over: ReadonlyMap<string, PlacedLabel>;
}

/** Where the labels of a layout stand, and what for. */
export interface LabelArrangement extends Positions {
  /** All that positions depend on, besides the room. */
  readonly of: readonly unknown[];
  readonly room: Room;
}

type WrittenLabel = ReadonlyMap<LabelDraft, readonly LabelWriting[]>;

/** What is to be kept free for texts whose numbers move: as much as they have needed so far. */
interface Room {
  readonly captions: readonly Box[];
  /** Of all writings, one after the other. */
  readonly widths: readonly number[];
}

/**
 * Where the labels stand. Most moves of a drag change digits alone: while these need no more room than there is, labels
 * stay where they are, which is steadier and costs nothing.
 * @param captions the room that texts beside the nodes take
 * @param previous the one before, in the same layout
 */
export function arrangementOf(
  written: WrittenLabel,
  layout: GraphLayout,
  captions: readonly Box[],
  previous?: LabelArrangement,
): LabelArrangement {
  const of = whatArranges(written, captions.length);
  const needed = { captions, widths: [...written.values()].flatMap((all) => all.map(({ width }) => width)) };
  const kept = previous && haveSameItems(previous.of, of) ? previous : undefined;
  if (kept && hasRoom(kept.room, needed)) return kept;
  const room = kept ? together(kept.room, needed) : needed;
  return { ...arranged(written, room, layout, previous?.placed), of, room };
}

function whatArranges(written: WrittenLabel, captions: number): readonly unknown[] {
  const all: unknown[] = [captions];
  for (const [{ id, priority, group, needed, own, highlight }, writings] of written) {
    all.push(id, priority, group, needed, own, highlight.now, highlight.read);
    for (const { height } of writings) all.push(height);
  }
  return all;
}

const haveSameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((each, k) => each === others[k]);

const hasRoom = (room: Room, { captions, widths }: Room): boolean =>
  captions.every((box, k) => inside(box, room.captions[k])) &&
  widths.every((width, k) => width <= room.widths[k]);

const together = (room: Room, { captions, widths }: Room): Room => ({
  captions: captions.map((box, k) => around(box, room.captions[k])),
  widths: widths.map((width, k) => Math.max(width, room.widths[k])),
});

function arranged(
  written: WrittenLabel,
  { captions, widths }: Room,
  { width, height, nodes, edges, top, dense }: GraphLayout,
  previous?: ReadonlyMap<string, PlacedLabel>,
): Positions {
  const drafts = [...written.keys()];
  const bounds = { left: 2, top, right: width - 2, bottom: height - 2 };
  let next = 0;
  const requests = new Map(
    [...written].map(([draft, writings]) => {
      const sizes = writings.map(({ height }) => ({ width: widths[next++], height }));
      return [draft, requestOf(draft, sizes)];
    }),
  );
  const requestsOf = (some: readonly LabelDraft[]) => some.flatMap((draft) => requests.get(draft) ?? []);

  const obstacles = [...nodes.map((node) => grown(nodeBox(node), 2)), ...captions];
  const foreign = crossingsOf(edges);
  const cost = (box: Box, id: string) => 2.5 * foreign(box, id);
  const options = { bounds, cost, previous, share: 0.6 };
  const own = drafts.filter((draft) => draft.own);
  const standing = drafts.filter(({ priority }) => priority >= 0);
  const first = placeNear(requestsOf(own), { ...options, obstacles });
  const unplaced = standing.filter(({ id }) => !first.has(id));
  const taken = [...obstacles, ...[...first.values()].map(({ box }) => box)];
  const others = placeNear(
    requestsOf(unplaced),
    { ...options, obstacles: taken },
    dense.size > 0 ? 0 : reach,
  );
  const placed = new Map([...first, ...others]);

  // What is needed and found no room doesn't cover the nodes or the labels of the step.
  const covering = requestsOf(drafts.filter(({ id, needed }) => needed && !placed.has(id)));
  const kept = standing
    .filter(({ highlight }) => highlight.now || highlight.read)
    .flatMap(({ id }) => placed.get(id)?.box ?? []);
  const free = placeLabels(covering, { obstacles: [...obstacles, ...kept], bounds });
  const over = new Map(
    covering.map((request) => [request.id, free.get(request.id) ?? anywhere(request, bounds)]),
  );
  return { placed, over };
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

function requestOf(
  { id, priority, group, positions }: LabelDraft,
  sizes: readonly { readonly width: number; readonly height: number }[],
): LabelRequest {
  const shapes = sizes.map(({ width, height }) => ({ width, height, positions: positions(width, height) }));
  return { id, priority, shapes, ...(group && { group }) };
}

/** So many pixels from where it belongs a label is still read as what it is. */
const reach = 60;

/**
 * A label with no room where it belongs stands as near to it as there is some.
 * @param within so many pixels
 */
function placeNear(
  requests: readonly LabelRequest[],
  options: PlacingOptions,
  within?: number,
): Map<string, PlacedLabel> {
  const placed = placeLabels(requests, options);
  const taken = [...options.obstacles, ...[...placed.values()].map(({ box }) => box)];
  for (const { id, shapes } of within === 0 ? [] : requests.filter((request) => !placed.has(request.id))) {
    const shape = shapes.length - 1;
    const box = nearestFree(shapes[shape], taken, options.bounds, within);
    if (!box) continue;
    placed.set(id, { box, shape, position: 0 });
    taken.push(box);
  }
  return placed;
}

/** The best place that lies in the picture, whatever is there. */
function anywhere({ shapes }: LabelRequest, bounds: Box): PlacedLabel {
  const { width, height, positions } = shapes[0];
  const within = (low: number, high: number, length: number) => Math.max(low, Math.min(high, length));
  const centre = {
    x: within(bounds.left + width / 2, bounds.right - width / 2, positions[0].x),
    y: within(bounds.top + height / 2, bounds.bottom - height / 2, positions[0].y),
  };
  return { box: boxAround(centre, width, height), shape: 0, position: 0 };
}
