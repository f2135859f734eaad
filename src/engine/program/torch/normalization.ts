import { setNumbers } from "../arrays/inPlace";
import { arrayIn } from "../functions/arguments/arrayArguments";
import { by } from "../functions/composed/use";
import { Arguments, builtIn } from "../functions/function";
import { reshaped } from "../functions/reshaping";
import { ProgramFault } from "../parse/tree/fault";
import { arrayOf, type NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, Tuple } from "../values/value";
import { callTorch } from "./composed/callTorch";

/**
 * `F.batch_norm`: each channel less its mean, over the root of its variance. In training those are the batch's, and the running
 * ones move towards them; else they are the running ones.
 * @see Ioffe & Szegedy 2015
 */
export const batchNorm = builtIn(["batch_norm"], (call) => {
  const given = new Arguments(call, "input running_mean running_var weight bias training momentum eps");
  const { machine } = call;
  const x = arrayIn(call, given.require("input"));
  const [examples, channels, ...rest] = x.shape;
  if (channels === undefined)
    throw new ProgramFault(`batch_norm takes (examples, channels, …), not the shape (${x.shape.join(", ")})`);
  const others = [0, ...rest.map((_, axis) => axis + 2)];
  const count = rest.reduce((product, length) => product * length, examples);
  const inChannels = (value: NDArray) => reshaped(machine, value, [channels, ...rest.map(() => 1)]);
  const running = ["running_mean", "running_var"].map((name) => {
    const value = given.given(name);
    return value === undefined ? undefined : arrayIn(call, value);
  });
  const momentum = given.number("momentum", 0.1);
  const isTraining = given.isTrue("training");
  if (isTraining && count < 2)
    throw new ProgramFault(
      "batch_norm: in training it takes more than one number for each channel, as their variance is 0 else: give more examples, or call eval()",
      undefined,
      { type: "ValueError" },
    );
  const axes = new Tuple(others.map((axis) => new Int(axis)));
  const [runningMean, runningVariance] = running;
  const mean =
    isTraining || !runningMean
      ? (callTorch(call, "mean", [x, axes], { keepdim: true }) as NDArray)
      : inChannels(runningMean);
  const centred = by(call, "-", x, mean);
  const variance =
    isTraining || !runningVariance
      ? (callTorch(call, "mean", [by(call, "**", centred, new Int(2)), axes], { keepdim: true }) as NDArray)
      : inChannels(runningVariance);
  if (isTraining)
    for (const [kept, now, factor] of [
      [runningMean, mean, 1],
      [runningVariance, variance, count / (count - 1)],
    ] as const) {
      if (!kept) continue;
      const [before, batch] = [numbersOf(kept), numbersOf(now)];
      const moved = before.map((number, k) => (1 - momentum) * number + momentum * factor * batch[k]);
      setNumbers(machine, kept, arrayOf(moved, kept.shape, kept.dtype, "tensor"));
    }
  const eps = new Float(given.number("eps", 1e-5));
  const scaled = by(call, "/", centred, callTorch(call, "sqrt", [by(call, "+", variance, eps)]));
  const [weight, bias] = [given.given("weight"), given.given("bias")];
  const weighted = weight === undefined ? scaled : by(call, "*", scaled, inChannels(arrayIn(call, weight)));
  const result = (
    bias === undefined ? weighted : by(call, "+", weighted, inChannels(arrayIn(call, bias)))
  ) as NDArray;
  if (result.isResult) result.gradFunction = "NativeBatchNormBackward0";
  return result;
});
