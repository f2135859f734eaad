import { gradientReads } from "../../ops/gradientReads";
import type { Op } from "../../ops/op";
import { NDArray } from "../values/ndarray";
import { requiresGrad } from "../values/operands";
import type { Saved } from "../values/recorded";
import type { NumberLike } from "../values/value";

/**
 * What PyTorch keeps of an operation on tensors: what the gradients read that are wanted. Nothing where no gradient goes back, or
 * its way back reads no number.
 * @see derivatives.yaml of PyTorch
 */
export function savedOf(op: Op, given: readonly NumberLike[], result: NDArray): Saved | undefined {
  const read = new Set(given.flatMap((one, input) => (requiresGrad(one) ? gradientReads(op, input) : [])));
  if (read.size === 0) return undefined;
  const kept = [
    ...given.filter((_, input) => read.has(op.inputs[input])),
    ...(read.has("Y") ? [result] : []),
  ];
  return {
    tensors: kept.flatMap((one) =>
      one instanceof NDArray
        ? [{ storage: one.storage, counted: one.storage.counted, through: one.storage.writesThroughData }]
        : [],
    ),
    isFreed: false,
  };
}
