import { absolute, call, constant, difference, number, product, sign } from "../math/expression";
import type { Code } from "../ops/code";
import { loss, perOutput } from "../ops/loss";
import type { Reason } from "../ops/op";

/** What is said where an output meets its target, on the tip of |y − t|. */
const tip: Reason = {
  kind: "kink",
  text: "the output meets its target, where |y − t| is 0 and has a kink; the slope there is taken as 0",
};

/** 1/K; over a single output it is 1, which isn't written. */
const share = (outputs: number) =>
  outputs === 1 ? number(1) : constant(`\\tfrac{1}{${outputs}}`, 1 / outputs);

const op = perOutput({
  id: "meanAbsoluteError",
  f: (y, t, outputs) => Math.abs(y - t) / outputs,
  derivative: (y, t, outputs) => Math.sign(y - t) / outputs,
  term: (y, t, outputs) => product(share(outputs), call(absolute, difference(y, t))),
  slope: (y, t, outputs) => product(share(outputs), call(sign, difference(y, t))),
  kink: (y, t) => y - t,
  kinkOf: "|y − t|",
  reason: (y, t) => (y === t ? tip : undefined),
  tex: {
    forward: "\\tfrac{1}{K} \\sum_k |y_k - t_k|",
    gradient: "\\tfrac{1}{K} \\operatorname{sign}(Y - T)",
  },
  words: "How far the outputs are from their targets, divided by K, the number of outputs.",
});

export default loss({ label: "mean absolute error", op, regression: true });

export const code: Code = {
  numpy: {
    forward: "np.abs(y - t).mean(axis=1)",
    backward: "np.sign(y - t) / y.shape[1]",
  },
  pytorch: "(y - t).abs().mean(dim=1)",
};
