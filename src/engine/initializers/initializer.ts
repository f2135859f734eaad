import type { Random } from "../random";

/** A way to choose the weights of a layer before training. */
export interface Initializer {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  /** Whether all weights of a layer begin with the same number, so that its units are one and the same. */
  readonly isSymmetric?: true;
  /** Overwrites `weights`, [outputs, inputs] of one layer. */
  fill(weights: Float64Array, inputs: number, outputs: number, random: Random): void;
}

/** Draws from the uniform distribution on (−bound, bound). */
export function uniformWithin(bound: number, weights: Float64Array, random: Random): void {
  for (let k = 0; k < weights.length; k++) weights[k] = (2 * random() - 1) * bound;
}
