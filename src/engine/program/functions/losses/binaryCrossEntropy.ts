import softplus from "../../../activations/softplus";
import add from "../../../ops/elementwise/arithmetic/add";
import multiply from "../../../ops/elementwise/arithmetic/multiply";
import negate from "../../../ops/elementwise/arithmetic/negate";
import subtract from "../../../ops/elementwise/arithmetic/subtract";
import clip from "../../../ops/elementwise/choices/clip";
import where from "../../../ops/elementwise/choices/where";
import log from "../../../ops/elementwise/exponentials/log";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { commonDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { Float } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import type { Call } from "../function";
import { applyToFloats, older, pairLoss, weighted } from "./loss";

/** Below this y (1 − y) PyTorch takes it for the divisor of the slope, (y − t) / (y (1 − y)). */
const leastSpread = 1e-12;

/** The loss at a probability of 0 or 1, or nearly: PyTorch's number, and a line through it with PyTorch's slope. */
function lineAt(call: Call, y: NDArray, t: NDArray): NDArray {
  const of = (f: (y: number, t: number) => number) =>
    elementwiseWithoutGradient(call.machine, [y, t], y.dtype, f);
  const log = (x: number) => Math.max(Math.log(x), -100);
  const none = of((p) => -log(1 - p));
  const rise = of((p) => log(1 - p) - log(p));
  const value = applyToFloats(call, add.op, applyToFloats(call, multiply.op, t, rise), none);
  const slope = of((p, target) => (p - target) / Math.max(p * (1 - p), leastSpread));
  const still = of((p) => p);
  return applyToFloats(
    call,
    add.op,
    value,
    applyToFloats(call, multiply.op, slope, applyToFloats(call, subtract.op, y, still)),
  );
}

/** −(t ln y + (1 − t) ln(1 − y)), the logarithms not below −100, as in PyTorch. */
export const binaryLoss = pairLoss(
  ["binary_cross_entropy"],
  "BinaryCrossEntropyBackward0",
  `weight ${older}`,
  (call, y, t, given) => {
    const wrong = numbersOf(y).find((p) => p < 0 || p > 1);
    if (wrong !== undefined)
      throw new ProgramFault(
        `binary_cross_entropy takes probabilities, from 0 to 1: ${wrong} isn't one`,
        undefined,
        { type: "RuntimeError", text: "all elements of input should be between 0 and 1" },
      );
    const isSure = elementwiseWithoutGradient(call.machine, [y], "bool", (p) =>
      p * (1 - p) < leastSpread ? 1 : 0,
    );
    if (!numbersOf(isSure).includes(1)) return weighted(call, logarithms(call, y, t), given);
    const unsure = applyToFloats(call, where.op, isSure, new Float(0.5), y);
    const losses = applyToFloats(call, where.op, isSure, lineAt(call, y, t), logarithms(call, unsure, t));
    return weighted(call, losses, given);
  },
);

function logarithms(call: Call, y: NDArray, t: NDArray): NDArray {
  const limited = (value: NDArray) =>
    applyToFloats(call, clip.create(-100, Infinity), applyToFloats(call, log.create(), value));
  const one = new Float(1);
  const first = applyToFloats(call, multiply.op, t, limited(y));
  const second = applyToFloats(
    call,
    multiply.op,
    applyToFloats(call, subtract.op, one, t),
    limited(applyToFloats(call, subtract.op, one, y)),
  );
  return applyToFloats(
    call,
    negate.create(),
    applied(call.machine, add.op, [first, second], commonDtype([first, second])),
  );
}

/** The same from scores, computed so that no power overflows: ln(1 + e^z) − t z. */
export const binaryWithLogits = pairLoss(
  ["binary_cross_entropy_with_logits"],
  "BinaryCrossEntropyWithLogitsBackward0",
  `weight ${older} pos_weight`,
  (call, z, t, given) => {
    const positive = given.given("pos_weight");
    if (positive === undefined)
      return weighted(
        call,
        applyToFloats(
          call,
          subtract.op,
          applyToFloats(call, softplus.create({}), z),
          applyToFloats(call, multiply.op, t, z),
        ),
        given,
      );
    const factor = arrayIn(call, positive);
    const up = applyToFloats(
      call,
      multiply.op,
      applyToFloats(call, multiply.op, factor, t),
      applyToFloats(call, softplus.create({}), applyToFloats(call, negate.create(), z)),
    );
    const down = applyToFloats(
      call,
      multiply.op,
      applyToFloats(call, subtract.op, new Float(1), t),
      applyToFloats(call, softplus.create({}), z),
    );
    return weighted(call, applyToFloats(call, add.op, up, down), given);
  },
);
