import { type Curve, levelCurve } from "../graph/curve";

/** A unit, or an input, as a small map of the plane. */
export interface UnitPosition {
  /** 0 for inputs; layers from 1. */
  readonly layer: number;
  /** From 1. */
  readonly index: number;
  /** The top left corner of the map, in pixels; it is as high as it is wide. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface UnitEdge {
  /** The layer that it leads to, from 1. */
  readonly layer: number;
  /** The unit that it leads to and the one that it comes from, from 1. */
  readonly to: number;
  readonly from: number;
  readonly curve: Curve;
}

/** A column of maps: the inputs, or a layer. */
export interface UnitColumn {
  readonly layer: number;
  readonly count: number;
  /** Units for which there was no room. */
  readonly left: number;
  /** From the left of its maps to their right, in pixels. */
  readonly x: number;
  readonly width: number;
  /** The side of its maps. */
  readonly side: number;
}

export interface UnitLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly UnitColumn[];
  /** Column after column, those that are shown. */
  readonly positions: readonly UnitPosition[];
  /** Between places that are shown; by layers, then by unit, then by where they come from. */
  readonly edges: readonly UnitEdge[];
}

/** Sides of maps, in pixels. Below `least` a column is set in several rows side by side. */
const sides = { least: 15, smallest: 9 };
const mostAbreast = 4;
/** Kept free left and right, in pixels: for the rings around maps. */
const aside = 4;

export interface LayoutRoom {
  readonly width: number;
  readonly height: number;
  /** Kept free above the maps for headings, below each column, and the largest side of a map. */
  readonly top: number;
  readonly bottom: number;
  readonly largest: number;
  /** Kept free below each map of the first and of the last column for its name. */
  readonly caption: number;
}

/** Places a network in a rectangle: inputs left, outputs right, as large as there is room for. */
export function unitLayout(
  inputs: number,
  layers: readonly { readonly units: number }[],
  { width, height, top, bottom, largest, caption }: LayoutRoom,
): UnitLayout {
  const counts = [inputs, ...layers.map(({ units }) => units)];
  const room = height - top - bottom;
  // Edges need at least as much room as maps.
  const widest = Math.min(largest, width / (1.9 * counts.length - 0.9));
  const shapes = counts.map((count, column) => {
    const named = column === 0 || column === counts.length - 1;
    return columnShape(count, room, widest, named ? caption : 0);
  });
  const taken = shapes.reduce((sum, shape) => sum + shape.width, 2 * aside);
  const gap = (width - taken) / Math.max(1, counts.length - 1);
  let x = aside;
  const columns = shapes.map(({ shown, width: own, side }, layer): UnitColumn => {
    const column = { layer, count: counts[layer], left: counts[layer] - shown, x, width: own, side };
    x += own + gap;
    return column;
  });
  const positions = columns.flatMap((column, k) => positionsOf(column, shapes[k], top, room));
  return { width, height, columns, positions, edges: edgesBetween(columns, positions) };
}

interface ColumnShape {
  readonly shown: number;
  readonly side: number;
  /** How many maps lie side by side, and how far apart rows are. */
  readonly abreast: number;
  readonly pitch: number;
  readonly width: number;
}

function columnShape(count: number, room: number, widest: number, caption: number): ColumnShape {
  for (let abreast = 1; ; abreast++) {
    const rows = Math.ceil(count / abreast);
    const pitch = room / rows;
    const widestTile = abreast === 1 ? widest : Math.max(sides.least, widest / 2);
    const side = Math.floor(Math.min(widestTile, pitch * 0.86 - caption, pitch - 3 - caption));
    if (side < sides.least && abreast < mostAbreast) continue;
    if (side >= sides.smallest) {
      // Few maps don't drift apart.
      const near = Math.min(pitch, (side + caption) * 1.75);
      return { shown: count, side, abreast, pitch: near, width: abreast * (side + 2) - 2 };
    }
    // What has no room is counted instead.
    const fitting = Math.max(1, Math.floor(room / (sides.smallest + 3 + caption)));
    const shown = Math.min(count, fitting * abreast);
    return {
      shown,
      side: sides.smallest,
      abreast,
      pitch: room / Math.ceil(shown / abreast),
      width: abreast * (sides.smallest + 2) - 2,
    };
  }
}

function positionsOf(
  { layer, x, side }: UnitColumn,
  { shown, abreast, pitch }: ColumnShape,
  top: number,
  room: number,
): UnitPosition[] {
  const rows = Math.ceil(shown / abreast);
  const first = top + (room - rows * pitch) / 2;
  return Array.from({ length: shown }, (_, k) => ({
    layer,
    index: k + 1,
    x: Math.round(x + (k % abreast) * (side + 2)),
    y: Math.round(first + (Math.floor(k / abreast) + 0.5) * pitch - side / 2),
    side,
  }));
}

function edgesBetween(columns: readonly UnitColumn[], positions: readonly UnitPosition[]): UnitEdge[] {
  const byLayer = columns.map(({ layer }) => positions.filter((position) => position.layer === layer));
  return byLayer.slice(1).flatMap((targets, before) =>
    targets.flatMap((to) =>
      byLayer[before].map((from): UnitEdge => {
        const start = { x: from.x + from.side, y: from.y + from.side / 2 };
        const end = { x: to.x, y: to.y + to.side / 2 };
        return { layer: to.layer, to: to.index, from: from.index, curve: levelCurve(start, end) };
      }),
    ),
  );
}
