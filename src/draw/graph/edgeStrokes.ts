import { shadeColour } from "../colour";

/** Edges that are drawn with one stroke. */
export interface Stroke {
  /** In terms of the theme's variables. */
  readonly colour: string;
  /** In pixels. */
  readonly width: number;
  /** How many edges it draws: the next ones in `Strokes.indices`. */
  readonly count: number;
}

export interface Strokes {
  readonly strokes: readonly Stroke[];
  /** The edges, by their indices in the layout. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** How strongly edges show that are in no way marked. */
export const quietOpacity = 0.6;

/** In a key of colour and width: so many widths, in quarters of a pixel, are told apart. */
const widths = 64;

/**
 * Sorts thousands of edges into strokes of one colour and width: a stroke for each of them would cost ten times as much.
 * @param shade of an edge, by its index: its colour as `shadeColour` has it, −1 where it has no number; undefined for an
 * edge that is drawn elsewhere
 * @param width in pixels
 */
export function quietStrokes(
  count: number,
  shade: (index: number) => number | undefined,
  width: (index: number) => number,
): Strokes {
  const keys = new Int32Array(count).fill(-1);
  const counts = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    const found = shade(index);
    if (found === undefined) continue;
    keys[index] = (found + 1) * widths + Math.min(widths - 1, Math.max(1, Math.round(width(index) * 4)));
    counts.set(keys[index], (counts.get(keys[index]) ?? 0) + 1);
  }
  const next = new Map<number, number>();
  let sum = 0;
  for (const [key, number] of counts) {
    next.set(key, sum);
    sum += number;
  }
  const indices = new Uint32Array(sum);
  for (let index = 0; index < count; index++) {
    const key = keys[index];
    const at = next.get(key);
    if (at === undefined) continue;
    indices[at] = index;
    next.set(key, at + 1);
  }
  const strokes = Array.from(counts, ([key, number]): Stroke => {
    const found = Math.floor(key / widths) - 1;
    return {
      colour: found < 0 ? "var(--ink-3)" : shadeColour(found),
      width: (key % widths) / 4,
      count: number,
    };
  });
  return { strokes, indices };
}
