import { transposed } from "../../math/transposed";
import type { Shape } from "../../shape";
import { type ChangedRule, type Edge, passedBack } from "./edge";

/** What the mistakes have in common that are made on the way back through a graph, be it a network's or a program's. */

function add(numbers: Float64Array, into: Float64Array): void {
  for (let k = 0; k < into.length; k++) into[k] += numbers[k];
}

/** The operation's own rule. */
export const own: ChangedRule = (edge, into) => add(passedBack(edge), into);

/** What is passed back, times a factor. */
export const scaledBy =
  (factor: number): ChangedRule =>
  (edge, into) =>
    add(
      passedBack(edge).map((passed) => factor * passed),
      into,
    );

/** Nothing comes back this way. */
export const dropped: ChangedRule = () => {};

/** The gradient of what the operation makes is passed on as it is, where there are as many numbers. */
export const unchanged: ChangedRule = ({ outputGradient }, into) => {
  for (let k = 0; k < into.length; k++) into[k] += outputGradient[k] ?? Number.NaN;
};

/** The operation's rule with another gradient of what it makes. */
export const withOutputGradient =
  (change: (gradient: Float64Array, edge: Edge) => Float64Array): ChangedRule =>
  (edge, into) =>
    add(passedBack(edge, { outputGradient: change(edge.outputGradient, edge) }), into);

/** The operation's rule with another value in the place of one of its inputs. */
export const withInput =
  (index: number, change: (numbers: Float64Array, shape: Shape) => Float64Array): ChangedRule =>
  (edge, into) =>
    add(
      passedBack(edge, {
        inputs: edge.inputs.map((one, k) => (k === index ? change(one, edge.shapes[k]) : one)),
      }),
      into,
    );

/** The operation's rule without one of its factors. */
export const withoutFactor = (index: number): ChangedRule =>
  withInput(index, (numbers) => numbers.map(() => 1));

/** The operation's rule with a square matrix turned over its diagonal. */
export const withTurned = (index: number): ChangedRule =>
  withInput(index, (numbers, shape) => (isSquare(shape) ? transposed(numbers, shape) : numbers));

/** What is passed back to a square matrix, turned over its diagonal. */
export const turnedBack: ChangedRule = (edge, into) => {
  const shape = edge.shapes[edge.input];
  const passed = passedBack(edge);
  add(isSquare(shape) ? transposed(passed, shape) : passed, into);
};

/** The slope twice: once more on what is passed back. */
export const twice: ChangedRule = (edge, into) =>
  add(passedBack(edge, { outputGradient: passedBack(edge) }), into);

/** The slope of a function of one value at its result, applied there once more. */
export const slopeAtResult: ChangedRule = (edge, into) => {
  const { op, output, shapes } = edge;
  const [again, scratch] = [new Float64Array(output.length), edge.scratch.slice()];
  op.forward([output], again, shapes, scratch);
  add(passedBack({ ...edge, scratch }, { inputs: [output], output: again }), into);
};

/** The slope of a function of one value with that value where its formula has the result: z(1 − z) for a sigmoid. */
export const valueAsResult: ChangedRule = (edge, into) =>
  add(passedBack(edge, { output: edge.inputs[edge.input] }), into);

export const isSquare = (shape: Shape): boolean => shape.length === 2 && shape[0] === shape[1];
