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
import { older, pairLoss, step } from "./loss";

const smooth = (isHuber: boolean) => (call: Call, y: NDArray, t: NDArray, given: Arguments) => {
  const delta = given.number(isHuber ? "delta" : "beta", 1);
  const difference = step(call, subtract.op, y, t);
  const size = step(call, abs.create({}), difference);
  if (delta < 0 || (isHuber && delta === 0))
    throw new ProgramFault(`${call.name}: ${isHuber ? "delta is above 0" : "beta can't be negative"}`);
  if (delta === 0) return size;
  const near = elementwiseWithoutGradient(call.machine, [size], "bool", (value) => (value < delta ? 1 : 0));
  const inside = step(
    call,
    multiply.op,
    step(call, square.create(), difference),
    new Float(isHuber ? 0.5 : 0.5 / delta),
  );
  const outside = step(
    call,
    multiply.op,
    step(call, subtract.op, size, new Float(delta / 2)),
    new Float(isHuber ? delta : 1),
  );
  return step(call, where.op, near, inside, outside);
};

export const distances: readonly BuiltIn[] = [
  pairLoss(["mse_loss"], "MseLossBackward0", older, (call, y, t) =>
    step(call, square.create(), step(call, subtract.op, y, t)),
  ),
  pairLoss(["l1_loss"], "", older, (call, y, t) => step(call, abs.create({}), step(call, subtract.op, y, t))),
  pairLoss(["smooth_l1_loss"], "SmoothL1LossBackward0", `${older} beta`, smooth(false)),
  pairLoss(["huber_loss"], "HuberLossBackward0", "reduction delta", smooth(true)),
];
