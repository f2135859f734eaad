import { back, type ChangedRule, type Edge } from "../adjoints";

/** What the operation's own rule passes back over an edge, its inputs and its result as they are or others. */
export function passedBack(
  { node, output, input, outputGradient }: Edge,
  data?: readonly Float64Array[],
  result?: Float64Array,
): Float64Array {
  const numbers = new Float64Array(node.inputs[input].data.length);
  const wanted = node.inputs.map((_, k) => (k === input ? numbers : null));
  back(node, output, outputGradient, wanted, data, result);
  return numbers;
}

/** Adds what is passed back, changed number by number. */
export const changedBy =
  (change: (passed: number, k: number) => number): ChangedRule =>
  (edge, into) => {
    for (const [k, passed] of passedBack(edge).entries()) into[k] += change(passed, k);
  };

export const scaledBy = (factor: number): ChangedRule => changedBy((passed) => factor * passed);

/** Nothing comes back this way. */
export const dropped: ChangedRule = () => {};

/** The gradient of what the operation makes is passed on as it is, where there are as many numbers. */
export const unchanged: ChangedRule = ({ outputGradient }, into) => {
  for (let k = 0; k < into.length; k++) into[k] += outputGradient[k] ?? Number.NaN;
};

/** The operation's rule with another value in the place of one of its inputs. */
export const withInput =
  (place: number, numbers: Float64Array): ChangedRule =>
  (edge, into) => {
    const data = edge.node.inputs.map((one, k) => (k === place ? numbers : one.data));
    for (const [k, passed] of passedBack(edge, data).entries()) into[k] += passed;
  };
