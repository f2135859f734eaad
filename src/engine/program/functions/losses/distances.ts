import abs from "../../../activations/abs";
import multiply from "../../../ops/elementwise/arithmetic/multiply";
import subtract from "../../../ops/elementwise/arithmetic/subtract";
import where from "../../../ops/elementwise/choices/where";
import square from "../../../ops/elementwise/powers/square";
import { elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { Float } from "../../values/value";
import type { Arguments, BuiltIn, Call } from "../function";
import { applyToFloats, older, pairLoss } from "./loss";

const smooth = (isHuber: boolean) => (call: Call, y: NDArray, t: NDArray, given: Arguments) => {
  const delta = given.number(isHuber ? "delta" : "beta", 1);
  const difference = applyToFloats(call, subtract.op, y, t);
  const size = applyToFloats(call, abs.create({}), difference);
  if (delta < 0 || (isHuber && delta === 0))
    throw new ProgramFault(`${call.name}: ${isHuber ? "delta is above 0" : "beta can't be negative"}`);
  if (delta === 0) return size;
  const near = elementwiseWithoutGradient(call.machine, [size], "bool", (value) => (value < delta ? 1 : 0));
  const inside = applyToFloats(
    call,
    multiply.op,
    applyToFloats(call, square.create(), difference),
    new Float(isHuber ? 0.5 : 0.5 / delta),
  );
  const outside = applyToFloats(
    call,
    multiply.op,
    applyToFloats(call, subtract.op, size, new Float(delta / 2)),
    new Float(isHuber ? delta : 1),
  );
  return applyToFloats(call, where.op, near, inside, outside);
};

export const distances: readonly BuiltIn[] = [
  pairLoss(["mse_loss"], "MseLossBackward0", older, (call, y, t) =>
    applyToFloats(call, square.create(), applyToFloats(call, subtract.op, y, t)),
  ),
  pairLoss(["l1_loss"], "", older, (call, y, t) =>
    applyToFloats(call, abs.create({}), applyToFloats(call, subtract.op, y, t)),
  ),
  pairLoss(["smooth_l1_loss"], "SmoothL1LossBackward0", `${older} beta`, smooth(false)),
  pairLoss(["huber_loss"], "HuberLossBackward0", "reduction delta", smooth(true)),
];
