import { pixel, type Rgb, ramp } from "../rgb";

/** How strong a colour gets: some paper shines through, so that points stand out. */
const strongest = 0.8;
const levels = 256;

/** Colours by how sure a class is, from the paper at the boundary on; and one for what is NaN. */
export interface ClassTable {
  readonly count: number;
  /** [classes × levels] */
  readonly pixels: Uint32Array;
  readonly unknown: number;
}

/** @param shading whether the colour tells how far ahead the winning class is, or the class alone */
export function classTable(
  paper: Rgb,
  classes: readonly Rgb[],
  unknown: Rgb,
  shading: "probability" | "class",
): ClassTable {
  const pixels = new Uint32Array(classes.length * levels);
  classes.forEach((colour, k) => {
    const shades = ramp(paper, softened(paper, colour), levels);
    pixels.set(shading === "class" ? new Uint32Array(levels).fill(shades[levels - 1]) : shades, k * levels);
  });
  return { count: classes.length, pixels, unknown: pixel(unknown) };
}

/**
 * Colours each cell by the class with the largest number, stronger the further it is ahead of the next one; 1 ahead
 * or more is full strength. Overwrites `into`.
 * @param maps [classes, cells]; as many classes as the table has, or more: those share its colours in turn
 */
export function paintClasses(
  maps: Float32Array,
  classes: number,
  table: ClassTable,
  into: Uint32Array,
): void {
  const cells = into.length;
  for (let cell = 0; cell < cells; cell++) {
    let winner = 0,
      best = -Infinity,
      second = -Infinity;
    for (let k = 0, at = cell; k < classes; k++, at += cells) {
      const value = maps[at];
      if (value > best) {
        second = best;
        best = value;
        winner = k;
      } else if (value > second) second = value;
    }
    const ahead = best - second;
    into[cell] =
      ahead >= 0
        ? table.pixels[
            (winner % table.count) * levels + (ahead >= 1 ? levels - 1 : (ahead * (levels - 1)) | 0)
          ]
        : table.unknown;
  }
}

/**
 * Colours each cell by one number, from the paper at `low` to the full colour of a class at `high`. Overwrites `into`.
 * @param index of the class; classes beyond the table's share its colours in turn
 */
export function paintShare(
  values: Float32Array,
  { low, high }: { readonly low: number; readonly high: number },
  index: number,
  table: ClassTable,
  into: Uint32Array,
): void {
  const first = (index % table.count) * levels;
  const scale = (levels - 1) / (high - low || 1);
  for (let cell = 0; cell < into.length; cell++) {
    const level = (values[cell] - low) * scale;
    into[cell] =
      level >= 0
        ? table.pixels[first + (level >= levels - 1 ? levels - 1 : level | 0)]
        : level < 0
          ? table.pixels[first]
          : table.unknown;
  }
}

/** Colours from one end over the paper in the middle to the other end; and one for what is NaN. */
export interface DivergingTable {
  readonly pixels: Uint32Array;
  readonly unknown: number;
}

export function divergingTable(paper: Rgb, negative: Rgb, positive: Rgb, unknown: Rgb): DivergingTable {
  const pixels = new Uint32Array(2 * levels);
  pixels.set(ramp(softened(paper, negative), paper, levels));
  pixels.set(ramp(paper, softened(paper, positive), levels), levels);
  return { pixels, unknown: pixel(unknown) };
}

/**
 * Colours each cell by its number: the paper at `middle`, full strength `reach` away from it and beyond. Overwrites `into`.
 * @param first where the map begins
 * @param reach > 0
 */
export function paintDiverging(
  maps: Float32Array,
  first: number,
  middle: number,
  reach: number,
  table: DivergingTable,
  into: Uint32Array,
): void {
  const scale = (levels - 1) / reach;
  for (let cell = 0; cell < into.length; cell++) {
    const level = (maps[first + cell] - middle) * scale;
    into[cell] =
      level >= 0
        ? table.pixels[levels + (level >= levels - 1 ? levels - 1 : level | 0)]
        : level < 0
          ? table.pixels[levels - 1 + (level <= 1 - levels ? 1 - levels : level | 0)]
          : table.unknown;
  }
}

function softened(paper: Rgb, colour: Rgb): Rgb {
  const part = (k: 0 | 1 | 2) => Math.round(paper[k] + (colour[k] - paper[k]) * strongest);
  return [part(0), part(1), part(2)];
}
