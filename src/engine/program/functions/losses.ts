import abs from "../../activations/abs";
import softplus from "../../activations/softplus";
import add from "../../ops/elementwise/arithmetic/add";
import divide from "../../ops/elementwise/arithmetic/divide";
import multiply from "../../ops/elementwise/arithmetic/multiply";
import negate from "../../ops/elementwise/arithmetic/negate";
import subtract from "../../ops/elementwise/arithmetic/subtract";
import clip from "../../ops/elementwise/choices/clip";
import where from "../../ops/elementwise/choices/where";
import exp from "../../ops/elementwise/exponentials/exp";
import log from "../../ops/elementwise/exponentials/log";
import square from "../../ops/elementwise/powers/square";
import { allAxes } from "../../ops/factories/axes";
import type { Op } from "../../ops/op";
import logSoftmax from "../../ops/reductions/logSoftmax";
import mean from "../../ops/reductions/mean";
import sum from "../../ops/reductions/sum";
import pick from "../../ops/shapes/pick";
import { applied, elementwise } from "../arrays/arithmetic";
import { commonDtype, floatDtype } from "../arrays/types";
import { ProgramFault } from "../parse/fault";
import { isFloat } from "../values/dtype";
import { type NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, type NumberLike } from "../values/value";
import { Arguments, type BuiltIn, type Call } from "./function";
import { arrayIn } from "./reductions";

/** Applies an op to floats. */
const step = (call: Call, op: Op, ...inputs: NumberLike[]) =>
  applied(call.machine, op, inputs, floatDtype(inputs, call.machine.defaultFloat));

/** The losses of all examples as one number, or as they are. */
function reduced(call: Call, given: Arguments, losses: NDArray, gradFunction: string): NDArray {
  const how = reductionOf(given);
  if (how === "none") {
    if (losses.isResult && gradFunction && gradFunction !== "DivBackward1")
      losses.gradFunction = gradFunction;
    return losses;
  }
  const name = gradFunction || (how === "mean" ? "MeanBackward0" : "SumBackward0");
  return applied(call.machine, (how === "mean" ? mean : sum).create(allAxes), [losses], losses.dtype, name);
}

/** What is made of the losses of all examples; PyTorch's older arguments say the same. */
export function reductionOf(given: Arguments): "mean" | "sum" | "none" {
  const [isAveraged, isReduced] = ["size_average", "reduce"].map((name) => given.given(name));
  const how = given.text("reduction", "mean");
  if (isAveraged !== undefined || isReduced !== undefined)
    return isReduced === false ? "none" : isAveraged === false ? "sum" : "mean";
  if (how !== "mean" && how !== "sum" && how !== "none")
    throw new ProgramFault(`reduction is "mean", "sum" or "none", not “${how}”`);
  return how;
}

const older = "size_average reduce reduction";

/** @param signature the arguments behind the target */
function pairLoss(
  names: readonly string[],
  gradFunction: string,
  signature: string,
  f: (call: Call, y: NDArray, t: NDArray, given: Arguments) => NDArray,
): BuiltIn {
  return {
    names,
    call(call) {
      const given = new Arguments(call, `input|y target ${signature}`);
      const [y, t] = [arrayIn(call, given.require("input")), arrayIn(call, given.require("target"))];
      if (/binary/.test(call.name) && y.shape.join() !== t.shape.join())
        throw new ProgramFault(
          `${call.name}: the input has the shape (${y.shape.join(", ")}), the target (${t.shape.join(", ")}): they must be the same`,
        );
      return reduced(call, given, f(call, y, t, given), gradFunction);
    },
  };
}

const weighted = (call: Call, losses: NDArray, given: Arguments): NDArray => {
  const weight = given.given("weight");
  return weight === undefined ? losses : step(call, multiply.op, losses, arrayIn(call, weight));
};

/** Minus the logarithm of the probability of each right class, from log-probabilities; `weight` counts classes. */
function negativeLogLikelihood(call: Call, logs: NDArray, target: NDArray, given: Arguments): NDArray {
  const isOne = logs.shape.length === 1;
  const classAxis = isOne ? 0 : 1;
  const classes = logs.shape[classAxis] ?? 0;
  const examples = isOne ? [] : [logs.shape[0], ...logs.shape.slice(2)];
  if (examples.join() !== target.shape.join())
    throw new ProgramFault(
      `${call.name}: for scores of shape (${logs.shape.join(", ")}) the classes have the shape (${examples.join(", ")}), not (${target.shape.join(", ")})`,
    );
  const inner = isOne ? 1 : logs.shape.slice(2).reduce((size, length) => size * length, 1);
  const labels = numbersOf(target);
  const skipped = given.number("ignore_index", -100);
  const indices = Int32Array.from(labels, (label, k) => {
    if (label === skipped) return Math.floor(k / inner) * classes * inner + (k % inner);
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new ProgramFault(`${call.name}: ${label} isn't a class: there are 0 to ${classes - 1}`);
    return (Math.floor(k / inner) * classes + label) * inner + (k % inner);
  });
  const picked = call.machine.tape.apply(
    pick.create(examples, indices, "Picks the right class of each example; only that one gets the gradient."),
    [logs],
    logs.dtype,
    logs.kind,
  );
  picked.requiresGrad = logs.requiresGrad;
  picked.isResult = logs.requiresGrad;
  const losses = step(call, negate.create(), picked);
  const weight = given.given("weight");
  const ignored = given.number("ignore_index", -100);
  if (weight === undefined && !labels.includes(ignored))
    return reduced(call, given, losses, "NllLossBackward0");
  const numbers = weight === undefined ? undefined : numbersOf(arrayIn(call, weight));
  const own = elementwise(call.machine, [target], logs.dtype, (label) =>
    label === ignored ? 0 : (numbers?.[label] ?? 1),
  );
  const all = step(call, multiply.op, losses, own);
  if (reductionOf(given) !== "mean") return reduced(call, given, all, "NllLossBackward0");
  const total = numbersOf(own).reduce((a, b) => a + b, 0);
  return applied(
    call.machine,
    multiply.op,
    [step(call, sum.create(allAxes), all), new Float(1 / total)],
    logs.dtype,
    "NllLossBackward0",
  );
}

const classSignature = "input|y target weight size_average ignore_index reduce reduction";

const crossEntropy: BuiltIn = {
  names: ["cross_entropy"],
  call(call) {
    const given = new Arguments(call, `${classSignature} label_smoothing`);
    const [y, t] = [arrayIn(call, given.require("input")), arrayIn(call, given.require("target"))];
    const axis = y.shape.length === 1 ? 0 : 1;
    const logs = applied(
      call.machine,
      logSoftmax.create(axis),
      [y],
      floatDtype([y], call.machine.defaultFloat),
      "LogSoftmaxBackward0",
    );
    const smoothing = given.number("label_smoothing", 0);
    if (!isFloat(t.dtype)) {
      const own = negativeLogLikelihood(call, logs, t, given);
      return smoothing === 0 ? own : smoothed(call, given, logs, own, axis, smoothing);
    }
    if (t.shape.join() !== y.shape.join())
      throw new ProgramFault(
        "cross_entropy: probabilities as targets need the shape of the scores; classes must be integers",
      );
    const classes = y.shape[axis];
    const targets =
      smoothing === 0
        ? t
        : step(
            call,
            add.op,
            step(call, multiply.op, t, new Float(1 - smoothing)),
            new Float(smoothing / classes),
          );
    if (y.shape.length > 2 && given.given("weight") !== undefined)
      throw new ProgramFault("cross_entropy: weights of classes with more than two axes aren't known here");
    const products = weighted(call, step(call, multiply.op, targets, logs), given);
    const losses = step(
      call,
      negate.create(),
      step(call, sum.create({ axes: [axis], keepdims: false }), products),
    );
    const how = reductionOf(given);
    return reduced(call, given, losses, how === "mean" ? "DivBackward1" : "NegBackward0");
  },
};

/** A part of the loss is that of all classes alike. */
function smoothed(
  call: Call,
  given: Arguments,
  logs: NDArray,
  own: NDArray,
  axis: number,
  smoothing: number,
): NDArray {
  if (given.given("weight") !== undefined)
    throw new ProgramFault("cross_entropy: label_smoothing together with weights isn't known here");
  if (numbersOf(arrayIn(call, given.require("target"))).includes(given.number("ignore_index", -100)))
    throw new ProgramFault("cross_entropy: label_smoothing together with ignored classes isn't known here");
  const even = step(call, negate.create(), step(call, mean.create({ axes: [axis], keepdims: false }), logs));
  const all = reduced(call, given, even, "NegBackward0");
  const [first, second] = [own, all].map((loss, k) =>
    step(call, multiply.op, loss, new Float(k === 0 ? 1 - smoothing : smoothing)),
  );
  return step(call, add.op, first, second);
}

const nllLoss: BuiltIn = {
  names: ["nll_loss"],
  call(call) {
    const given = new Arguments(call, classSignature);
    return negativeLogLikelihood(
      call,
      arrayIn(call, given.require("input")),
      arrayIn(call, given.require("target")),
      given,
    );
  },
};

/** Below this y (1 − y) PyTorch takes it for the divisor of the slope, (y − t) / (y (1 − y)). */
const leastSpread = 1e-12;

/** The loss at a probability of 0 or 1, or nearly: PyTorch's number, and a line through it with PyTorch's slope. */
function lineAt(call: Call, y: NDArray, t: NDArray): NDArray {
  const of = (f: (y: number, t: number) => number) => elementwise(call.machine, [y, t], y.dtype, f);
  const log = (x: number) => Math.max(Math.log(x), -100);
  const none = of((p) => -log(1 - p));
  const rise = of((p) => log(1 - p) - log(p));
  const value = step(call, add.op, step(call, multiply.op, t, rise), none);
  const slope = of((p, target) => (p - target) / Math.max(p * (1 - p), leastSpread));
  const still = of((p) => p);
  return step(call, add.op, value, step(call, multiply.op, slope, step(call, subtract.op, y, still)));
}

/** −(t ln y + (1 − t) ln(1 − y)), the logarithms not below −100, as in PyTorch. */
const binary = pairLoss(
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
    const isSure = elementwise(call.machine, [y], "bool", (p) => (p * (1 - p) < leastSpread ? 1 : 0));
    if (!numbersOf(isSure).includes(1)) return weighted(call, logarithms(call, y, t), given);
    const unsure = step(call, where.op, isSure, new Float(0.5), y);
    const losses = step(call, where.op, isSure, lineAt(call, y, t), logarithms(call, unsure, t));
    return weighted(call, losses, given);
  },
);

function logarithms(call: Call, y: NDArray, t: NDArray): NDArray {
  const limited = (value: NDArray) =>
    step(call, clip.create(-100, Infinity), step(call, log.create(), value));
  const one = new Float(1);
  const first = step(call, multiply.op, t, limited(y));
  const second = step(
    call,
    multiply.op,
    step(call, subtract.op, one, t),
    limited(step(call, subtract.op, one, y)),
  );
  return step(
    call,
    negate.create(),
    applied(call.machine, add.op, [first, second], commonDtype([first, second])),
  );
}

/** The same from scores, computed so that no power overflows: ln(1 + e^z) − t z. */
const binaryWithLogits = pairLoss(
  ["binary_cross_entropy_with_logits"],
  "BinaryCrossEntropyWithLogitsBackward0",
  `weight ${older} pos_weight`,
  (call, z, t, given) => {
    const positive = given.given("pos_weight");
    if (positive === undefined)
      return weighted(
        call,
        step(call, subtract.op, step(call, softplus.create({}), z), step(call, multiply.op, t, z)),
        given,
      );
    const factor = arrayIn(call, positive);
    const up = step(
      call,
      multiply.op,
      step(call, multiply.op, factor, t),
      step(call, softplus.create({}), step(call, negate.create(), z)),
    );
    const down = step(
      call,
      multiply.op,
      step(call, subtract.op, new Float(1), t),
      step(call, softplus.create({}), z),
    );
    return weighted(call, step(call, add.op, up, down), given);
  },
);

const smooth = (isHuber: boolean) => (call: Call, y: NDArray, t: NDArray, given: Arguments) => {
  const delta = given.number(isHuber ? "delta" : "beta", 1);
  const difference = step(call, subtract.op, y, t);
  const size = step(call, abs.create({}), difference);
  if (delta < 0 || (isHuber && delta === 0))
    throw new ProgramFault(`${call.name}: ${isHuber ? "delta is above 0" : "beta can't be negative"}`);
  if (delta === 0) return size;
  const near = elementwise(call.machine, [size], "bool", (value) => (value < delta ? 1 : 0));
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

const divergenceTerms = (call: Call, y: NDArray, t: NDArray) => {
  const product = step(call, multiply.op, t, step(call, subtract.op, step(call, log.create(), t), y));
  const isUsed = elementwise(call.machine, [t], "bool", (value) => (value > 0 ? 1 : 0));
  return step(call, where.op, isUsed, product, new Float(0));
};

/** Σ t (ln t − y), where y are logarithms; "batchmean" divides by the number of examples. */
const divergence: BuiltIn = {
  names: ["kl_div"],
  call(call) {
    const given = new Arguments(call, `input|y target ${older} log_target`);
    const [y, t] = [arrayIn(call, given.require("input")), arrayIn(call, given.require("target"))];
    const terms = given.isTrue("log_target")
      ? step(call, multiply.op, step(call, exp.create(), t), step(call, subtract.op, t, y))
      : divergenceTerms(call, y, t);
    if (given.text("reduction", "mean") !== "batchmean") return reduced(call, given, terms, "");
    const total = step(call, sum.create(allAxes), terms);
    return applied(call.machine, divide.op, [total, new Int(y.shape[0] ?? 1)], terms.dtype, "DivBackward0");
  },
};

export const lossFunctions: readonly BuiltIn[] = [
  pairLoss(["mse_loss"], "MseLossBackward0", older, (call, y, t) =>
    step(call, square.create(), step(call, subtract.op, y, t)),
  ),
  pairLoss(["l1_loss"], "", older, (call, y, t) => step(call, abs.create({}), step(call, subtract.op, y, t))),
  pairLoss(["smooth_l1_loss"], "SmoothL1LossBackward0", `${older} beta`, smooth(false)),
  pairLoss(["huber_loss"], "HuberLossBackward0", "reduction delta", smooth(true)),
  divergence,
  crossEntropy,
  nllLoss,
  binary,
  binaryWithLogits,
];
