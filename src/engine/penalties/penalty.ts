import type { Expression } from "../math/expression";

/** A penalty on each weight of a layer, scaled by a coefficient of the layer. Biases are never penalized. */
export interface Penalty {
  /** Its field in a layer's `penalty`. */
  readonly id: string;
  readonly label: string;
  /** The coefficient's letter, as LaTeX. */
  readonly symbol: string;
  f(weight: number): number;
  /** The slope at the weight; where there is none, the convention. */
  derivative(weight: number): number;
  term(weight: Expression): Expression;
  slope(weight: Expression): Expression;
  /** Its part of the penalty and of the gradient for all weights W at once, as LaTeX. */
  readonly tex: { readonly term: string; readonly slope: string };
  /** Where the slope jumps. */
  readonly kinks: readonly number[];
  readonly words: string;
}
