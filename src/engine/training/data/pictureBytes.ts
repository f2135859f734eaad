import type { PictureForm, Pictures } from "../../datasets/pictures/pictures";
import { createRandom, shuffle } from "../../random";
import type { ByteScale } from "../../simd/examples";
import type { Standardization } from "./standardization";

/** So many of the pictures; where those aren't all, the seed draws which. They stay in their order. */
export function drawnPictures({ pixels, labels }: Pictures, count: number, seed: number) {
  const all = labels.length;
  if (count === all) return { inputs: pixels, labels: Int32Array.from(labels) };
  const order = Int32Array.from({ length: all }, (_, n) => n);
  shuffle(order, createRandom(seed));
  const drawn = order.slice(0, count).sort();
  const size = pixels.length / all;
  const inputs = new Uint8Array(size * count);
  drawn.forEach((index, n) => {
    inputs.set(pixels.subarray(index * size, (index + 1) * size), n * size);
  });
  return { inputs, labels: drawn.map((index) => labels[index]) };
}

/**
 * No ink is `low` to the network and all ink `high`: (x − mean) / deviation of each pixel.
 * @param scale [low, high]
 */
export function inkScale(
  { most }: PictureForm,
  [low, high]: readonly number[] = [0, 1],
  width: number,
): Standardization {
  const deviation = most / (high - low);
  return {
    means: new Float64Array(width).fill(-low * deviation),
    deviations: new Float64Array(width).fill(deviation),
  };
}

/** The same for bytes in the kernels. */
export const byteScale = ({ means, deviations }: Standardization): ByteScale => ({
  factors: deviations.map((deviation) => 1 / deviation),
  shifts: means.map((mean, i) => -mean / deviations[i]),
});
