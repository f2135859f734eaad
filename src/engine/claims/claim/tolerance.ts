import type { Recorded } from "../../program/values/recorded";

/** How far a claimed number may be from the true one, as a share of the array's largest: in a pass that loses no digits. */
const usualTolerance = 1e-9;

/** No known mistake changes a gradient by a smaller share; an ε in a root does, in a pass that loses no digits. */
const largestTolerance = 1e-3;

/**
 * How far a claimed number may be from the true one, as a share of the array's largest: more in a pass in which digits are lost, as
 * where `1 - p` is 1e-8, since each way to write its gradients then rounds differently.
 * @param order all that the number was computed from of which gradients are claimed
 */
export const toleranceOf = (order: readonly Recorded[]): number =>
  Math.min(largestTolerance, Math.max(usualTolerance, 8 * Number.EPSILON * lostDigits(order)));

/**
 * By how much the differences of a pass enlarge the share of rounding: the largest ratio of what is subtracted to what is left, where
 * something is. `1 - p` with p = 0.99999999 loses eight digits.
 */
function lostDigits(order: readonly Recorded[]): number {
  let largestRatio = 1;
  for (const { node, data, shape } of order) {
    if (!node?.op.isDifference) continue;
    for (const input of node.inputs) {
      const isWhole = String(input.shape) === String(shape);
      if (!isWhole && input.data.length !== 1) continue;
      for (let k = 0; k < data.length; k++) {
        if (data[k] === 0) continue;
        largestRatio = Math.max(largestRatio, Math.abs(input.data[isWhole ? k : 0] / data[k]));
      }
    }
  }
  return largestRatio;
}
