import type { TrainableDocument } from "../../document/document";
import { lossOf } from "../../document/variants";
import { zeroOne } from "../../ops/loss/loss";

/** What stands for a class where an output isn't a number: none is said. */
export const noClass = -1;

/**
 * The class that the outputs say, of each example: the first of the largest, as in PyTorch's argmax; of one output the
 * second class from the boundary on.
 * @param outputs [example × output], as `maps.examples` gives them
 * @param count how many examples
 */
export function saidClasses(document: TrainableDocument, outputs: Float64Array, count: number): Int32Array {
  const width = outputs.length / count;
  const code = lossOf(document).classes ?? zeroOne;
  const boundary = code.probabilities ? 0.5 : (code.boundary ?? 0.5);
  return Int32Array.from({ length: count }, (_, n) => {
    const first = n * width;
    const said = width === 1 ? Number(outputs[first] >= boundary) : largest(outputs, first, width);
    return Number.isNaN(outputs[width === 1 ? first : first + said]) ? noClass : said;
  });
}

/** The place of the first of the largest numbers, or of the first that isn't one. */
function largest(numbers: Float64Array, first: number, count: number): number {
  let index = 0;
  for (let k = 0; k < count; k++) {
    if (Number.isNaN(numbers[first + k])) return k;
    if (numbers[first + k] > numbers[first + index]) index = k;
  }
  return index;
}

/** 1 for each example whose class isn't the one that the outputs say. */
export function misclassified(said: Int32Array, labels: Int32Array): Uint8Array {
  return Uint8Array.from(labels, (label, n) => Number(said[n] !== label));
}
