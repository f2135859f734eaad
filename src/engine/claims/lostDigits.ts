import type { Recorded } from "../program/tape/recorded";

/**
 * By how much the differences of a pass enlarge the share of rounding: the largest ratio of what is subtracted to what is left, where
 * something is. `1 - p` with p = 0.99999999 loses eight digits.
 */
export function lostDigits(order: readonly Recorded[]): number {
  let most = 1;
  for (const { node, data, shape } of order) {
    if (node?.op.id !== "subtract") continue;
    for (const input of node.inputs) {
      const isWhole = String(input.shape) === String(shape);
      if (!isWhole && input.data.length !== 1) continue;
      for (let k = 0; k < data.length; k++) {
        if (data[k] === 0) continue;
        most = Math.max(most, Math.abs(input.data[isWhole ? k : 0] / data[k]));
      }
    }
  }
  return most;
}
