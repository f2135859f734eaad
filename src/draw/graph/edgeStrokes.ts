import { shades } from "../colour";

/** Edges that are drawn with one stroke. */
export interface EdgeStroke {
  /** An index in `edgeColours`. */
  readonly colour: number;
  /** In pixels. */
  readonly width: number;
  /** How many edges it draws: the next ones in `Strokes.indices`. */
  readonly count: number;
}

export interface Strokes {
  readonly strokes: readonly EdgeStroke[];
  /** The edges, by their indices in the layout. */
  readonly indices: Uint32Array;
}

/** How strongly edges show that are in no way marked. */
export const quietOpacity = 0.6;

/** The colours of edges, in terms of the theme's variables: first that of one that has no number. */
export const edgeColours: readonly string[] = ["var(--ink-3)", ...shades];

/** In a line's key: so many widths, in quarters of a pixel, are told apart. */
const widths = 64;

/**
 * For each edge, how its line looks: its colour and width as one small number, −1 for an edge that is drawn elsewhere.
 * @param shade of an edge, by its index: its colour in `shades`, −1 where it has no number; undefined for an edge that is
 * drawn elsewhere
 * @param width in pixels
 */
export function lineKeys(
  count: number,
  shade: (index: number) => number | undefined,
  width: (index: number) => number,
): Int16Array<ArrayBuffer> {
  const keys = new Int16Array(count).fill(-1);
  for (let index = 0; index < count; index++) {
    const found = shade(index);
    if (found === undefined) continue;
    keys[index] = (found + 1) * widths + Math.min(widths - 1, Math.max(1, Math.round(width(index) * 4)));
  }
  return keys;
}

/** Sorts thousands of edges into strokes of one colour and width: a stroke for each of them would cost ten times as much. */
export function strokesOf(keys: Int16Array): Strokes {
  const counts = new Map<number, number>();
  for (const key of keys) if (key >= 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  const next = new Map<number, number>();
  let sum = 0;
  for (const [key, number] of counts) {
    next.set(key, sum);
    sum += number;
  }
  const indices = new Uint32Array(sum);
  for (const [index, key] of keys.entries()) {
    const at = next.get(key);
    if (at === undefined) continue;
    indices[at] = index;
    next.set(key, at + 1);
  }
  const strokes = Array.from(counts, ([key, count]): EdgeStroke => {
    return { colour: Math.floor(key / widths), width: (key % widths) / 4, count };
  });
  return { strokes, indices };
}
