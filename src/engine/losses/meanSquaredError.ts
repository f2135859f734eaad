import { call, difference, product } from "../math/expressions/expression";
import { square } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, textsOf } from "../ops/loss/perOutput";
import { targetMet } from "../ops/loss/reasons";

/** As a mean it is PyTorch's MSELoss. */
const texts: LossTexts = {
  sum: {
    forward: "\\sum_k (y_k - t_k)^2",
    gradient: "2 (Y - T)",
    words: "The squared distance from the targets, summed over the outputs; there is no ½ before it.",
  },
  mean: {
    forward: "\\tfrac{1}{K} \\sum_k (y_k - t_k)^2",
    gradient: "\\tfrac{2}{K} (Y - T)",
    words:
      "The squared distance from the targets, divided by K, the number of outputs; there is no ½ beside this 1/K.",
  },
};

export default loss({
  label: "mean squared error",
  squares: { halved: false },
  overOutputs: "mean",
  op: (_settings, { overOutputs = "mean" }) =>
    perOutput(
      {
        id: "meanSquaredError",
        f: (y, t) => (y - t) * (y - t),
        derivative: (y, t) => 2 * (y - t),
        term: (y, t, share) => product(share(1), call(square, difference(y, t))),
        slope: (y, t, share) => product(share(2), difference(y, t)),
        kernel: { name: "meanSquaredError" },
        reason: (y, t) => (y === t ? targetMet : undefined),
        ...textsOf(texts, overOutputs),
      },
      overOutputs,
    ),
  regression: true,
});

export const code: Code = {
  numpy: {
    forward: "((y - t)**2).mean(axis=1)",
    backward: "2 * (y - t) / y.shape[1]",
  },
  pytorch: "((y - t)**2).mean(dim=1)",
};
