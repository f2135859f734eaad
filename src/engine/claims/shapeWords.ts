import { transposed } from "../math/transposed";
import { tupleText } from "../shape";
import type { Cause } from "./causes";
import type { Claim } from "./claim/claim";
import { agreesWithin, isMatrix } from "./claim/verdict";

/** What is wrong with a claim's shape, and what of it would be right: its transpose, a sum over an axis, or a part of it. */
export function shapeWords(
  { name, of, claimed, variable }: Claim,
  gradient: Float64Array,
  tolerance: number,
): Cause {
  const isGradient = (numbers: ArrayLike<number>) => agreesWithin(numbers, gradient, tolerance);
  const both = `${name} has the shape ${tupleText(claimed.shape)}, but ${of} ${tupleText(variable.shape)}`;
  const cause = (words: string): Cause => ({ mistake: "shape", words: `${both}: ${words}` });
  if (isMatrix(claimed) && isGradient(transposed(claimed.data, claimed.shape)))
    return cause("its transpose would be right");
  for (const axis of claimed.shape.keys()) {
    const { sums, length } = summed(claimed.data, claimed.shape, axis);
    if (isGradient(sums)) return cause(`its sum over axis ${axis} would be right`);
    if (isGradient(sums.map((number) => number / length)))
      return cause(`its mean over axis ${axis} would be right`);
  }
  const total = claimed.data.reduce((sum, number) => sum + number, 0);
  if (gradient.length === 1 && isGradient([total])) return cause("the sum of all its numbers would be right");
  if (claimed.data.length === 1 && isGradient(gradient.map(() => claimed.data[0])))
    return cause("this number belongs in each place");
  const sum = gradient.reduce((all, number) => all + number, 0);
  if (claimed.data.length === 1 && agreesWithin(claimed.data, [sum], tolerance))
    return cause("it is summed, but each number is the gradient of its own");
  return cause("a gradient has the shape of what it is the gradient of");
}

function summed(data: Float64Array, shape: readonly number[], axis: number) {
  const length = shape[axis];
  const inner = shape.slice(axis + 1).reduce((product, one) => product * one, 1);
  const sums = new Float64Array(data.length / Math.max(1, length));
  for (let k = 0; k < data.length; k++) {
    const [outer, within] = [Math.floor(k / (inner * length)), k % inner];
    sums[outer * inner + within] += data[k];
  }
  return { sums, length };
}
