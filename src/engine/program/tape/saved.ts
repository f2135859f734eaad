import { gradientReads } from "../../ops/gradientReads";
import type { Op } from "../../ops/op";
import { NDArray, numbersOf } from "../values/ndarray";
import { requiresGrad } from "../values/operands";
import type { Recorded, RecordedNode, Saved, SavedTensor } from "../values/recorded";
import type { NumberLike } from "../values/value";
import type { ReadBack } from "./gradients";

/**
 * What PyTorch keeps of an operation on tensors: what the gradients read that are wanted. Nothing where no gradient goes back, or
 * its way back reads no number.
 * @see derivatives.yaml of PyTorch
 */
export function savedOf(op: Op, given: readonly NumberLike[], result: NDArray): Saved | undefined {
  const read = new Set(given.flatMap((one, input) => (requiresGrad(one) ? gradientReads(op, input) : [])));
  if (read.size === 0) return undefined;
  const inputs = given.flatMap((one, input) =>
    one instanceof NDArray && read.has(op.inputs[input]) ? [savedTensor(one, input)] : [],
  );
  return { tensors: read.has("Y") ? [...inputs, savedTensor(result, undefined)] : inputs, isFreed: false };
}

/**
 * What PyTorch's way back reads: what was kept, with what has been written into it since through `.data`. What has got other
 * numbers by `x.data = …` is read where it went in; of what came out the old numbers are kept.
 */
export function readSaved({ saved, inputs }: RecordedNode, { data }: Recorded): ReadBack {
  let output = data;
  const numbers = inputs.map((input) => input.data);
  for (const one of saved?.tensors ?? []) {
    if (!isOtherNow(one)) continue;
    if (one.input === undefined) output = one.numbersNow();
    else numbers[one.input] = one.numbersNow();
  }
  return { inputs: numbers, output };
}

/** Whether a tensor has other numbers than when it was kept, without PyTorch's noticing. */
export const isOtherNow = ({ storage, through, input, replacements }: SavedTensor): boolean =>
  storage.writesThroughData !== through || (input !== undefined && storage.replacements !== replacements);

const savedTensor = (tensor: NDArray, input: number | undefined): SavedTensor => ({
  input,
  storage: tensor.storage,
  numbersNow: () => numbersOf(tensor),
  counted: tensor.storage.counted,
  through: tensor.storage.writesThroughData,
  replacements: tensor.storage.replacements,
});
