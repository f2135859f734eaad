import type { Op } from "../../ops/op";
import { NDArray } from "../values/ndarray";
import { requiresGrad } from "../values/operands";
import type { Saved } from "../values/recorded";
import type { NumberLike } from "../values/value";

const words = (text: string) => new Set(text.split(" "));

/** Ways back that read no number of a tensor. */
const nothing = words(
  "copy identity add subtract negate sum mean reshape transpose concatenate stack repeated put pick masked trace diagonalMatrix cumsum sign rint floor ceil trunc pad remainder fmod",
);

/** Those that read what came out. */
const output = words("exp expm1 sqrt tanh tan sigmoid relu reciprocal softmaxAlong logSoftmax inv");

/** Those that read of each factor the others. */
const factors = words("multiply divide matmul outer");

/** Those of them that read the second factor for its own gradient, too. */
const divisor = words("divide");

/** Those that read what went in. */
const inputs = words(
  "log log2 log10 log1p sin cos sinh cosh arcsin arccos arctan arctan2 abs square power raise clip hardtanh gelu silu softplus elu leakyRelu erf logSigmoid prod cumprod norm logSumExp max min std var maximum minimum det solve",
);

/**
 * What PyTorch keeps of an operation on tensors; nothing where no gradient goes back, or its way back reads no number.
 * @see derivatives.yaml of PyTorch
 */
export function savedOf(op: Op, given: readonly NumberLike[], result: NDArray): Saved | undefined {
  if (nothing.has(op.id) || !given.some(requiresGrad)) return undefined;
  const kept = output.has(op.id)
    ? [result]
    : factors.has(op.id)
      ? given.filter(
          (_, k) =>
            given.some((other, at) => at !== k && requiresGrad(other)) ||
            (divisor.has(op.id) && k === 1 && requiresGrad(given[1])),
        )
      : inputs.has(op.id)
        ? given
        : [];
  return {
    tensors: kept.flatMap((one) =>
      one instanceof NDArray
        ? [{ storage: one.storage, counted: one.storage.counted, through: one.storage.writesThroughData }]
        : [],
    ),
    isFreed: false,
  };
}
