import { call, difference, product } from "../math/expressions/expression";
import { absolute, sign } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, textsOf } from "../ops/loss/perOutput";
import type { Reason } from "../ops/reason";

/** What is said where an output meets its target, on the tip of |y − t|. */
const tip: Reason = {
  kind: "kink",
  text: "the output meets its target, where |y − t| is 0 and has a kink; the slope there is taken as 0",
};

/** As a mean it is PyTorch's L1Loss. */
const texts: LossTexts = {
  sum: {
    forward: "\\sum_k |y_k - t_k|",
    gradient: "\\operatorname{sign}(Y - T)",
    words: "How far each output is from its target, added up over the outputs.",
  },
  mean: {
    forward: "\\tfrac{1}{K} \\sum_k |y_k - t_k|",
    gradient: "\\tfrac{1}{K} \\operatorname{sign}(Y - T)",
    words: "How far each output is from its target, added up and divided by K, the number of outputs.",
  },
};

export default loss({
  label: "mean absolute error",
  overOutputs: "mean",
  op: (_settings, { overOutputs = "mean" }) =>
    perOutput(
      {
        id: "meanAbsoluteError",
        f: (y, t) => Math.abs(y - t),
        derivative: (y, t) => Math.sign(y - t),
        term: (y, t, share) => product(share(1), call(absolute, difference(y, t))),
        slope: (y, t, share) => product(share(1), call(sign, difference(y, t))),
        kernel: { name: "meanAbsoluteError" },
        kink: (y, t) => y - t,
        kinkOf: "|y − t|",
        reason: (y, t) => (y === t ? tip : undefined),
        ...textsOf(texts, overOutputs),
      },
      overOutputs,
    ),
  regression: true,
});

export const code: Code = {
  numpy: {
    forward: "np.abs(y - t).mean(axis=1)",
    backward: "np.sign(y - t) / y.shape[1]",
  },
  pytorch: "(y - t).abs().mean(dim=1)",
};
