import { type Expression, sum } from "../math/expressions/expression";

/** A penalty on the weights of a layer, scaled by a coefficient of the layer. Biases are never penalized. */
export interface Penalty {
  /** Its field in a layer's `penalty`. */
  readonly id: string;
  readonly label: string;
  /** The coefficient's letter, as LaTeX. */
  readonly symbol: string;
  /** Where the compiled kernels have it too: its name there. */
  readonly kernel?: string;
  /** What the weights come to, before the coefficient. */
  value(weights: Float64Array): number;
  /** Adds the slope at each weight, times `scale`, to `gradient`; where there is none, the convention's. */
  addSlopes(weights: Float64Array, gradient: Float64Array, scale: number): void;
  /** The value, written out. */
  expression(weights: Weights): Expression;
  /** The slope at weight number k, written out. */
  slope(weights: Weights, k: number): Expression;
  /** Its part of the penalty and of the gradient for all weights W at once, as LaTeX. */
  readonly tex: { readonly term: string; readonly slope: string };
  /** What has the kinks, where that isn't what `label` says: `|w|`. */
  readonly kinkOf?: string;
  /** Signed distances from where the slope jumps, always in the same order. */
  kinks?(weights: Float64Array, see: (k: number, distance: number) => void): void;
  readonly words: string;
}

/** A layer's weights as formulas have them, row by row. */
export interface Weights {
  readonly count: number;
  at(k: number): Expression;
}

/** What a penalty has to say that looks at each weight alone. */
interface PerWeight extends Pick<Penalty, "id" | "label" | "symbol" | "kernel" | "tex" | "kinkOf" | "words"> {
  f(weight: number): number;
  /** The slope at the weight; where there is none, the convention. */
  derivative(weight: number): number;
  term(weight: Expression): Expression;
  slope(weight: Expression): Expression;
  /** Where the slope jumps. */
  readonly kinks: readonly number[];
}

/** A penalty that is the sum of a function of each weight. */
export function perWeight({ f, derivative, term, slope, kinks, ...rest }: PerWeight): Penalty {
  return {
    ...rest,
    value(weights) {
      let total = 0;
      for (let k = 0; k < weights.length; k++) total += f(weights[k]);
      return total;
    },
    addSlopes(weights, gradient, scale) {
      for (let k = 0; k < weights.length; k++) gradient[k] += scale * derivative(weights[k]);
    },
    expression: ({ count, at }) => sum(Array.from({ length: count }, (_, k) => term(at(k)))),
    slope: ({ at }, k) => slope(at(k)),
    kinks(weights, see) {
      for (let k = 0; k < weights.length; k++) for (const kink of kinks) see(k, weights[k] - kink);
    },
  };
}
