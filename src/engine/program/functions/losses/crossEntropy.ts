import logSoftmax from "../../../ops/alongAxis/logSoftmax";
import add from "../../../ops/elementwise/arithmetic/add";
import multiply from "../../../ops/elementwise/arithmetic/multiply";
import negate from "../../../ops/elementwise/arithmetic/negate";
import { allAxes } from "../../../ops/factories/axes";
import mean from "../../../ops/reductions/mean";
import sum from "../../../ops/reductions/sum";
import pick from "../../../ops/shapes/pick";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { floatDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { isFloat } from "../../values/dtype";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { Float } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { applyToFloats, reduced, reductionArgument, weighted } from "./loss";

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
  const losses = applyToFloats(call, negate.create(), picked);
  const weight = given.given("weight");
  const ignored = given.number("ignore_index", -100);
  if (weight === undefined && !labels.includes(ignored))
    return reduced(call, given, losses, "NllLossBackward0");
  const numbers = weight === undefined ? undefined : numbersOf(arrayIn(call, weight));
  const own = elementwiseWithoutGradient(call.machine, [target], logs.dtype, (label) =>
    label === ignored ? 0 : (numbers?.[label] ?? 1),
  );
  const all = applyToFloats(call, multiply.op, losses, own);
  if (reductionArgument(given) !== "mean") return reduced(call, given, all, "NllLossBackward0");
  const total = numbersOf(own).reduce((a, b) => a + b, 0);
  return applied(
    call.machine,
    multiply.op,
    [applyToFloats(call, sum.create(allAxes), all), new Float(1 / total)],
    logs.dtype,
    "NllLossBackward0",
  );
}

const classSignature = "input|y target weight size_average ignore_index reduce reduction";

export const crossEntropy: BuiltIn = {
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
        : applyToFloats(
            call,
            add.op,
            applyToFloats(call, multiply.op, t, new Float(1 - smoothing)),
            new Float(smoothing / classes),
          );
    if (y.shape.length > 2 && given.given("weight") !== undefined)
      throw new ProgramFault("cross_entropy: weights of classes with more than two axes aren't known here");
    const products = weighted(call, applyToFloats(call, multiply.op, targets, logs), given);
    const losses = applyToFloats(
      call,
      negate.create(),
      applyToFloats(call, sum.create({ axes: [axis], keepdims: false }), products),
    );
    const how = reductionArgument(given);
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
  const even = applyToFloats(
    call,
    negate.create(),
    applyToFloats(call, mean.create({ axes: [axis], keepdims: false }), logs),
  );
  const all = reduced(call, given, even, "NegBackward0");
  const [first, second] = [own, all].map((loss, k) =>
    applyToFloats(call, multiply.op, loss, new Float(k === 0 ? 1 - smoothing : smoothing)),
  );
  return applyToFloats(call, add.op, first, second);
}

export const nllLoss: BuiltIn = {
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
