/** Fitted on the training examples alone. An input that is always the same has a deviation of 1. */
export interface Standardization {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** What the network sees of a value of an input. */
export function standardized(
  { standardization }: { readonly standardization?: Standardization },
  input: number,
  value: number,
): number {
  if (!standardization) return value;
  return (value - standardization.means[input]) / standardization.deviations[input];
}

/** Means and deviations of the columns of [examples × width], over the examples of the training part. */
export function fitStandardization(
  inputs: Float64Array | Uint8Array,
  width: number,
  partOf: Uint8Array,
): Standardization {
  const trained = [...partOf.keys()].filter((n) => partOf[n] === 0);
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const n of trained) for (let i = 0; i < width; i++) means[i] += inputs[n * width + i];
  for (let i = 0; i < width; i++) means[i] /= trained.length;
  for (const n of trained)
    for (let i = 0; i < width; i++) squares[i] += (inputs[n * width + i] - means[i]) ** 2;
  return { means, deviations: squares.map((sum) => Math.sqrt(sum / trained.length) || 1) };
}

/** [examples × width] as numbers standardized by column; the numbers themselves where nothing is said. */
export function standardizedAll(numbers: Float64Array, of: Standardization | undefined): Float64Array {
  if (!of) return numbers;
  const width = of.means.length;
  return numbers.map((number, k) => (number - of.means[k % width]) / of.deviations[k % width]);
}
