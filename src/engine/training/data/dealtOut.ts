import type { TrainingSettings } from "../../document/parts/trainingSettings";
import { createRandom } from "../../random";

/** Two seeds may be the same number: the examples mustn't be dealt out by the very numbers that they are made of. */
const dealing = 0x6d2b79f5;

/**
 * Which part each example is in. Every example draws a number and they are dealt out in its order, so that one more or
 * less leaves nearly all others where they were.
 * @param tested so many at the end are for the test
 */
export function dealtOut(count: number, split: TrainingSettings["split"], tested: number): Uint8Array {
  const random = createRandom(split.seed ^ dealing);
  const dealt = count - tested;
  const draws = Float64Array.from({ length: dealt }, random);
  const order = Int32Array.from({ length: dealt }, (_, n) => n).sort((a, b) => draws[a] - draws[b]);
  const partOf = new Uint8Array(count).fill(2);
  order.forEach((n, rank) => {
    partOf[n] = rank < split.train ? 0 : rank < split.train + split.validation ? 1 : 2;
  });
  return partOf;
}
