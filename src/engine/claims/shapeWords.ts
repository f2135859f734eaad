import { turned } from "../mistakes/pass/rules";
import { tupleText } from "../ops/factories/indices";
import type { Cause } from "./causes";
import type { Claim } from "./claim";
import { agrees, isMatrix } from "./verdict";

/** What is wrong with a claim's shape, and what of it would be right: its transpose, a sum over an axis, or a part of it. */
export function shapeWords({ name, of, claimed, variable }: Claim, gradient: Float64Array): Cause {
  const both = `${name} has the shape ${tupleText(claimed.shape)}, but ${of} ${tupleText(variable.shape)}`;
  const cause = (words: string): Cause => ({ mistake: "shape", words: `${both}: ${words}` });
  if (isMatrix(claimed) && agrees(turned(claimed.data, claimed.shape), gradient))
    return cause("its transpose would be right");
  for (const axis of claimed.shape.keys()) {
    const { sums, length } = summed(claimed.data, claimed.shape, axis);
    if (agrees(sums, gradient)) return cause(`its sum over axis ${axis} would be right`);
    if (
      agrees(
        sums.map((number) => number / length),
        gradient,
      )
    )
      return cause(`its mean over axis ${axis} would be right`);
  }
  const total = claimed.data.reduce((sum, number) => sum + number, 0);
  if (gradient.length === 1 && agrees([total], gradient))
    return cause("the sum of all its numbers would be right");
  if (
    claimed.data.length === 1 &&
    agrees(
      gradient.map(() => claimed.data[0]),
      gradient,
    )
  )
    return cause("this number belongs in each place");
  if (claimed.data.length === 1 && agrees(claimed.data, [gradient.reduce((sum, number) => sum + number, 0)]))
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
