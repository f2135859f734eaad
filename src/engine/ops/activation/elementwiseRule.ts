import type { ScalarFunction } from "../../math/expressions/expression";
import type { Parameter, Settings } from "../../math/parameter";

/** The least and the largest value, or what they come near to. */
export type ValueRange = readonly [least: number, largest: number];

/** What an activation that works on each number alone has to say. */
export interface Elementwise {
  readonly id: string;
  /** As menus write it, where that is not the id. */
  readonly label?: string;
  /** As `Op` has it. */
  readonly torchName?: string;
  readonly parameters?: readonly Parameter[];
  f(z: number, settings: Settings): number;
  /** The slope at z, where y = f(z). */
  derivative(z: number, y: number, settings: Settings): number;
  /** Both rules in the letters z and y, and each parameter by its symbol. */
  readonly tex: { readonly f: string; readonly derivative: string };
  /** The slope of a whole array Z as LaTeX, where f′(Z, 2) wouldn't say by which of its numbers it is taken. */
  wholeSlope?(settings: Settings): string;
  /** How tightly the printed forms bind; an atom needs no parentheses. Default: `f` an atom, `derivative` a product. */
  readonly binds?: { readonly f?: ScalarFunction["binds"]; readonly derivative?: ScalarFunction["binds"] };
  readonly words: string;
  /** Where the slope jumps. At a kink itself the derivative is what `derivative` returns. */
  kinks?(settings: Settings): readonly number[];
  /** Of what jumps again and again: the jump that is nearest to z. */
  nearestJump?(z: number): number;
  /** Whether its slope fades to 0 far from 0, on both sides. */
  readonly saturates?: true;
  /** Whether its slope is 0 wherever it has one. */
  readonly isFlat?: true;
  /** Whether it is a straight line: a layer with it can't bend. */
  readonly isLinear?: true;
  /** Between which its values lie, where they aren't any number. */
  range?(settings: Settings): ValueRange;
  /** Where its slope is 0 for every example: what is like it and has a slope there. */
  readonly instead?: { readonly type: string; readonly settings: Settings };
  /** What it does at a kink, where that is worse than bending. */
  readonly atKink?: "jumps";
  /** What it is where its slope is exactly 0, after "is". Where nothing is said, a slope of 0 comes from rounding. */
  off?(settings: Settings): string | undefined;
  /** Where the compiled kernels have it too: its name there. Its parameters come in the order of `parameters`. */
  readonly kernel?: string;
  /** Tuned loops for what `f` and `derivative` say; they must agree with them. */
  readonly loops?: {
    forward(z: Float64Array, y: Float64Array, count: number): void;
    backward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void;
  };
}
