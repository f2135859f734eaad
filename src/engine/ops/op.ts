import type { Expression } from "../math/expressions/expression";
import type { Shape } from "../shape";
import type { Reason } from "./reason";

/** Names and reads one number of a buffer: `W([0, 1])` is the expression for the weight in row 0, column 1. */
export type Source = (index: readonly number[]) => Expression;

/** LaTeX of the forward rule, and of the gradient of each input. */
export interface WholeRules {
  readonly forward: string;
  readonly gradients: readonly string[];
}

/** A matrix in a product, by its letter in the rules. */
export interface MatrixFactor {
  readonly letter: string;
  readonly isTurned: boolean;
}

export type MatrixProduct = readonly [MatrixFactor, MatrixFactor];

/**
 * The equation that an operation is defined by, and what its way back solves for before any gradient: `vjp` leaves it in
 * `scratch`, in the shape of the output, and `gradient` reads it where it is given it.
 */
export interface Adjoint {
  /** LaTeX, in the letters of the rules: `A Y = B`. */
  readonly equation: string;
  /** The rule of the adjoint; the rules of the gradients call it `\\Lambda`. */
  readonly tex: string;
  readonly words: string;
  expression(
    inputs: readonly Source[],
    output: Source,
    outputGradient: Source,
    index: readonly number[],
    shapes: readonly Shape[],
  ): Expression;
}

/** An operation as the compiled kernels have it. */
export interface Kernel {
  /** Its name there: see `simd/operations.ts`. */
  readonly name: string;
  /** What it is set to, in the kernel's order; nothing where it has no settings. */
  numbers?(shapes: readonly Shape[]): readonly number[];
}

/**
 * One operation of a graph. It says everything about itself: shapes, the forward rule, the backward rule
 * and any single output or gradient written out.
 *
 * Buffers are row-major and batches innermost. `shapes` are those of the inputs.
 */
export interface Op {
  readonly id: string;
  /** As people call it, where that is not the id. */
  readonly label?: string;
  /** As it is called in a sentence, where `label` is a sign. */
  readonly spoken?: string;
  /** As PyTorch calls its way back, without `Backward`, where that is not the id: `Sub`. */
  readonly torchName?: string | undefined;
  readonly inputs: readonly string[];
  /** Which arrays of one axis the rules for whole buffers read as rows; all others are columns. */
  rowVectors?(inputs: readonly Shape[]): { readonly inputs: readonly boolean[]; readonly output: boolean };
  /** The output's shape. @throws Error naming both shapes where they don't fit */
  shape(inputs: readonly Shape[]): Shape;
  /** Numbers to keep from forward for vjp, as a shape; none where absent. */
  scratch?(inputs: readonly Shape[]): Shape;
  /** Overwrites `output` (and `scratch`). */
  forward(
    inputs: readonly Float64Array[],
    output: Float64Array,
    shapes: readonly Shape[],
    scratch: Float64Array,
  ): void;
  /**
   * The vector–Jacobian product: adds Σₖ outputGradientₖ · ∂outputₖ/∂input to each input's gradient, never
   * overwrites. A gradient that is null is not wanted.
   */
  vjp(
    inputs: readonly Float64Array[],
    output: Float64Array,
    outputGradient: Float64Array,
    gradients: readonly (Float64Array | null)[],
    shapes: readonly Shape[],
    scratch: Float64Array,
  ): void;
  /** Where the compiled kernels have it too. A graph of which every operation has one trains on them. */
  readonly kernel?: Kernel | undefined;
  /** Where they do something of their own with each input: a list for each. */
  readonly kernelsOfInputs?: readonly (readonly Kernel[])[];
  /** Where an input with fewer numbers than the output is repeated: the LaTeX of its gradient, which then adds up. */
  readonly broadcasts?: { summedTex(input: number): string };
  /** Whether `vjp` leaves numbers of a gradient as they are where nothing flows. */
  readonly leavesGaps?: boolean;
  /** One output number, written out in the inputs. */
  expression(inputs: readonly Source[], index: readonly number[], shapes: readonly Shape[]): Expression;
  /** One number of one input's gradient, written out: what `vjp` adds there. Where nothing flows there, the number 0. */
  gradient(
    inputs: readonly Source[],
    output: Source,
    outputGradient: Source,
    input: number,
    index: readonly number[],
    shapes: readonly Shape[],
    adjoint?: Source,
  ): Expression;
  /** Where the operation is defined by an equation. */
  readonly adjoint?: Adjoint;
  /** The rule for whole buffers; inputs by their names, `Y` the output, `G` its gradient. */
  readonly tex: WholeRules;
  /** The same rules, where each is the product of two matrices. */
  readonly products?: { readonly forward: MatrixProduct; readonly gradients: readonly MatrixProduct[] };
  /** The same for buffers in which examples are rows, [batch, features], where it isn't the same. */
  readonly rowsTex?: Partial<WholeRules>;
  /**
   * For each input the letters that its gradient is computed from beside `G`: inputs, and `Y`.
   * Where nothing is said, those that its rule in `tex` shows: see `gradientReads`.
   */
  readonly reads?: readonly (readonly string[])[];
  /** The letters in these rules that stand for settings, as LaTeX, with their values. */
  readonly settings?: Readonly<Record<string, number>> | undefined;
  /** What it was made with, for who writes it in another language: axes, exponents, places. */
  readonly made?: Readonly<Record<string, unknown>>;
  /** What the operation does, in a sentence. */
  readonly words: string;
  /** Why one number of the first input's gradient is 0 or tiny, or on a kink. */
  reason?(inputs: readonly Float64Array[], output: Float64Array, flatIndex: number): Reason | undefined;
  /**
   * Signed distances from the op's kinks: `see(input, flatIndex, distance)`, always in the same order. A gradient
   * check compares the signs at two points to tell whether a kink lies between them.
   * @param see `of`: what has this kink, where not all of them belong to `kinkOf`
   */
  kinks?(
    inputs: readonly Float64Array[],
    shapes: readonly Shape[],
    see: (input: number, flatIndex: number, distance: number, of?: string) => void,
  ): void;
  /** What has these kinks, before "at"; where nothing is said, the operation itself. */
  readonly kinkOf?: string | undefined;
  /** The slope at z, where y comes out, of what works on each number alone. */
  slope?(z: number, y: number): number;
  /** Whether its slope fades to 0 far from 0, on both sides. */
  readonly saturates?: boolean;
  /** Whether it hands on one of its inputs, as a comparison or a condition says, number by number. */
  readonly isChoice?: true;
  /** Which of several numbers it takes; equal ones share the gradient. */
  readonly takes?: "largest" | "smallest";
  /** Whether it takes the second from the first, so that of near numbers the leading digits are lost. */
  readonly isDifference?: true;
  /** Whether it jumps at its kinks: what comes out there can't be told from any slope. */
  readonly jumps?: boolean;
  /** Shapes of the inputs for the contract test. */
  readonly example: readonly Shape[];
}
