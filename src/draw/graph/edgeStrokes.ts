import { shadeColour } from "../colour";

/** Edges that are drawn with one stroke. */
export interface Stroke {
  /** In terms of the theme's variables. */
  readonly colour: string;
  /** In pixels. */
  readonly width: number;
  /** How many edges it draws: the next ones in `Strokes.places`. */
  readonly count: number;
}

export interface Strokes {
  readonly strokes: readonly Stroke[];
  /** The edges, by their places in the layout. */
  readonly places: Uint32Array<ArrayBuffer>;
}

/** How strongly edges show that are in no way marked. */
export const quietOpacity = 0.6;

/** In a key of colour and width: so many widths, in quarters of a pixel, are told apart. */
const widths = 64;

/**
 * Sorts thousands of edges into strokes of one colour and width: a stroke for each of them would cost ten times as much.
 * @param shade of an edge, by its place: its colour as `shadeColour` has it, −1 where it has no number; undefined for an
 * edge that is drawn elsewhere
 * @param width in pixels
 */
export function quietStrokes(
  count: number,
  shade: (place: number) => number | undefined,
  width: (place: number) => number,
): Strokes {
  const keys = new Int32Array(count).fill(-1);
  const counts = new Map<number, number>();
  for (let place = 0; place < count; place++) {
    const found = shade(place);
    if (found === undefined) continue;
    keys[place] = (found + 1) * widths + Math.min(widths - 1, Math.max(1, Math.round(width(place) * 4)));
    counts.set(keys[place], (counts.get(keys[place]) ?? 0) + 1);
  }
  const next = new Map<number, number>();
  let sum = 0;
  for (const [key, number] of counts) {
    next.set(key, sum);
    sum += number;
  }
  const places = new Uint32Array(sum);
  for (let place = 0; place < count; place++) {
    const key = keys[place];
    const at = next.get(key);
    if (at === undefined) continue;
    places[at] = place;
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
  return { strokes, places };
}
