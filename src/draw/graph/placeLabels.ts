import { type Box, boxAround, boxesOverlap, inside, type Point } from "../box";
import { type Curve, pointOnCurve } from "./curve";

export interface LabelShape {
  readonly width: number;
  readonly height: number;
  /** Centres at which it may stand, the best first. */
  readonly positions: readonly Point[];
}

export interface LabelRequest {
  readonly id: string;
  /** What it may look like: each is taken only where the one before finds no room. */
  readonly shapes: readonly LabelShape[];
  /** Larger ones choose first. */
  readonly priority: number;
  /** Labels of a group stand together or not at all; those with no group stand alone. */
  readonly group?: string;
}

export interface PlacedLabel {
  readonly box: Box;
  /** Which of its shapes it has. */
  readonly shape: number;
  /** Which of that shape's positions it got. */
  readonly position: number;
}

export interface PlacingOptions {
  /** Where no label may stand. */
  readonly obstacles: readonly Box[];
  readonly bounds: Box;
  /** What a position costs, in steps down the list of positions: edges that it would cover, say. */
  readonly cost?: (box: Box, id: string) => number;
  /** The positions of the time before: a label stays where it is while it can, so that nothing jumps. */
  readonly previous?: ReadonlyMap<string, PlacedLabel>;
  /** The part of a group that must find room, else all of it is left out; 0 … 1 */
  readonly share?: number;
}

/** Puts labels where they overlap neither each other nor an obstacle; one that finds no room is left out. */
export function placeLabels(
  requests: readonly LabelRequest[],
  options: PlacingOptions,
): Map<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>();
  const taken: Box[] = [...options.obstacles];
  const inOrder = requests.toSorted((a, b) => b.priority - a.priority);
  for (const request of inOrder) {
    const label = bestPosition(request, taken, options);
    if (!label) continue;
    placed.set(request.id, label);
    taken.push(label.box);
  }
  dropThinGroups(requests, placed, options.share ?? 0);
  return placed;
}

function bestPosition(
  { id, shapes }: LabelRequest,
  taken: readonly Box[],
  options: PlacingOptions,
): PlacedLabel | undefined {
  for (const [shape, { width, height, positions }] of shapes.entries()) {
    const at = (position: number): PlacedLabel | undefined => {
      const box = boxAround(positions[position], width, height);
      const isFree = inside(box, options.bounds) && !taken.some((other) => boxesOverlap(box, other));
      return isFree ? { box, shape, position } : undefined;
    };
    const label =
      positionBefore(id, shape, positions.length, at, options) ?? bestOf(id, positions.length, at, options);
    if (label) return label;
  }
  return undefined;
}

type At = (position: number) => PlacedLabel | undefined;

function positionBefore(id: string, shape: number, count: number, at: At, { previous }: PlacingOptions) {
  const before = previous?.get(id);
  return before?.shape === shape && before.position < count ? at(before.position) : undefined;
}

function bestOf(id: string, count: number, at: At, { cost }: PlacingOptions): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let position = 0; position < count && position < least; position++) {
    const label = at(position);
    if (!label) continue;
    const total = position + (cost?.(label.box, id) ?? 0);
    if (total < least) [best, least] = [label, total];
  }
  return best;
}

/** A few labels strewn over a dense layer say less than none. */
function dropThinGroups(
  requests: readonly LabelRequest[],
  placed: Map<string, PlacedLabel>,
  share: number,
): void {
  const counts = new Map<string, { all: number; placed: number }>();
  for (const { id, group } of requests) {
    if (group === undefined) continue;
    const count = counts.get(group) ?? { all: 0, placed: 0 };
    counts.set(group, { all: count.all + 1, placed: count.placed + (placed.has(id) ? 1 : 0) });
  }
  for (const { id, group } of requests) {
    const count = group === undefined ? undefined : counts.get(group);
    if (count && count.placed < count.all * share) placed.delete(id);
  }
}

/**
 * Where a label of this height may stand along an edge: beside it where it runs level, on it where it climbs.
 * @param side of a level edge that comes first: −1 above, 1 below
 */
export function positionsAlong(curve: Curve, height: number, side: 1 | -1 = -1): Point[] {
  const [start, , , end] = curve;
  const rise = Math.abs(end.y - start.y);
  const lift = side * (height / 2 + 4);
  if (rise < height) return [0.5, 0.42, 0.58, 0.35, 0.65].flatMap((t) => beside(curve, t, [lift, -lift]));
  const onto = [
    0.3, 0.7, 0.34, 0.66, 0.26, 0.74, 0.38, 0.62, 0.42, 0.58, 0.22, 0.78, 0.46, 0.54, 0.5, 0.18, 0.82,
  ];
  return [
    ...onto.map((t) => pointOnCurve(curve, t)),
    ...[0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5].flatMap((t) => beside(curve, t, [lift, -lift])),
  ];
}

function beside(curve: Curve, t: number, lifts: readonly number[]): Point[] {
  const { x, y } = pointOnCurve(curve, t);
  return lifts.map((lift) => ({ x, y: y + lift }));
}

/** Where a label of this size may stand around a box: below, above, then at its sides. */
export function positionsAround({ left, top, right, bottom }: Box, width: number, height: number): Point[] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const space = 3;
  const [below, above] = [bottom + height / 2 + space, top - height / 2 - space];
  const [before, after] = [left - width / 2 - space, right + width / 2 + space];
  const shift = width / 2 - 10;
  return [
    { x, y: below },
    { x, y: above },
    { x: x - shift, y: below },
    { x: x + shift, y: below },
    { x: x - shift, y: above },
    { x: x + shift, y: above },
    { x: before, y },
    { x: after, y },
    { x: before, y: below },
    { x: after, y: below },
    { x: before, y: above },
    { x: after, y: above },
  ];
}

/**
 * The free position in a picture that is nearest to a label's best one, in steps of 4 pixels; none where there is none.
 * @param within so many pixels
 */
export function nearestFree(
  { width, height, positions: [best] }: LabelShape,
  taken: readonly Box[],
  bounds: Box,
  within = Number.POSITIVE_INFINITY,
): Box | undefined {
  let nearest: Box | undefined;
  let least = within;
  for (let y = bounds.top + height / 2; y <= bounds.bottom - height / 2; y += 4) {
    for (let x = bounds.left + width / 2; x <= bounds.right - width / 2; x += 4) {
      const away = Math.hypot(x - best.x, y - best.y);
      if (away >= least) continue;
      const box = boxAround({ x, y }, width, height);
      if (!taken.some((other) => boxesOverlap(box, other))) [nearest, least] = [box, away];
    }
  }
  return nearest;
}

/**
 * Counts how many foreign curves run through a box.
 * @returns a function of a box and of the curve that doesn't count
 */
export function crossings(
  curves: readonly { readonly id: string; readonly curve: Curve }[],
): (box: Box, own: string) => number {
  const cell = 32;
  const cells = new Map<string, { id: string; point: Point }[]>();
  const key = (column: number, row: number) => `${column},${row}`;
  const at = (length: number) => Math.floor(length / cell);
  for (const { id, curve } of curves) {
    for (let step = 0; step <= 32; step++) {
      const point = pointOnCurve(curve, step / 32);
      const square = key(at(point.x), at(point.y));
      const list = cells.get(square);
      if (list) list.push({ id, point });
      else cells.set(square, [{ id, point }]);
    }
  }
  return ({ left, top, right, bottom }, own) => {
    const met = new Set<string>();
    for (let column = at(left); column <= at(right); column++) {
      for (let row = at(top); row <= at(bottom); row++) {
        for (const { id, point } of cells.get(key(column, row)) ?? []) {
          if (id !== own && point.x >= left && point.x <= right && point.y >= top && point.y <= bottom)
            met.add(id);
        }
      }
    }
    return met.size;
  };
}
