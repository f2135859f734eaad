import type { Op } from "../../ops/op";
import type { Shape } from "../../shape";

/** The way back from what an operation makes to one of its inputs, with the numbers of a pass: in the graph of a network or of a program. */
export interface Edge {
  readonly op: Op;
  readonly inputs: readonly Float64Array[];
  readonly output: Float64Array;
  readonly outputGradient: Float64Array;
  readonly shapes: readonly Shape[];
  readonly scratch: Float64Array;
  /** Which of the inputs. */
  readonly input: number;
}

/** What is passed back over an edge, changed: adds to `into`. */
export type ChangedRule = (edge: Edge, into: Float64Array) => void;

/**
 * What the operation's own rule passes back over an edge, its numbers as they are or others.
 * @returns NaN where the operation has no answer for those, as `solve` for a singular matrix: that is nobody's number
 */
export function passedBack(
  edge: Edge,
  others: Partial<Pick<Edge, "inputs" | "output" | "outputGradient">> = {},
): Float64Array {
  const { op, inputs, output, outputGradient, shapes, scratch, input } = { ...edge, ...others };
  const numbers = new Float64Array(inputs[input].length);
  const wanted = inputs.map((_, k) => (k === input ? numbers : null));
  try {
    op.vjp(inputs, output, outputGradient, wanted, shapes, scratch);
  } catch (error) {
    if (inputs === edge.inputs) throw error;
    return numbers.fill(Number.NaN);
  }
  return numbers;
}
