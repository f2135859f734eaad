import type { DivergingTable } from "../region/regionPixels";
import { type Rgb, ramp } from "../rgb";

/** The colour of each amount of ink, from 0 to `most`: from paper to ink. */
export const inkTable = (paper: Rgb, ink: Rgb, most: number): Uint32Array => ramp(paper, ink, most + 1);

/** Colours a picture's bytes. */
export function inkPixels(bytes: ArrayLike<number>, table: Uint32Array): Uint32Array {
  return Uint32Array.from({ length: bytes.length }, (_, k) => table[bytes[k]]);
}

/**
 * Colours numbers by their sign and size: the middle of the table at 0, full strength at `reach` and beyond.
 * @param first where they begin, `count` of them
 * @param reach at least 0; at 0 all are in the middle
 */
export function signedPixels(
  numbers: ArrayLike<number>,
  first: number,
  count: number,
  reach: number,
  { pixels, unknown }: DivergingTable,
): Uint32Array {
  const levels = pixels.length / 2;
  return Uint32Array.from({ length: count }, (_, k) => {
    const part = reach > 0 ? numbers[first + k] / reach : 0;
    if (Number.isNaN(part)) return unknown;
    const level = Math.round((levels - 1) * Math.min(1, Math.abs(part)));
    return pixels[part < 0 ? levels - 1 - level : levels + level];
  });
}
