import { call, constant, difference, product } from "../math/expressions/expression";
import { square } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, textsOf } from "../ops/loss/perOutput";
import { targetMet } from "../ops/loss/reasons";

const texts: LossTexts = {
  sum: {
    forward: "\\tfrac{1}{2} \\sum_k (y_k - t_k)^2",
    gradient: "Y - T",
    words:
      "Half the squared distance from the targets, summed over the outputs; the ½ cancels the 2 of the derivative.",
  },
  mean: {
    forward: "\\tfrac{1}{K} \\sum_k \\tfrac{1}{2} (y_k - t_k)^2",
    gradient: "\\tfrac{1}{K} (Y - T)",
    words:
      "Half the squared distance from the targets, divided by K, the number of outputs; the ½ cancels the 2 of the derivative.",
  },
};

export default loss({
  label: "half squared error",
  squares: { halved: true },
  overOutputs: "sum",
  op: (_settings, { overOutputs = "sum" }) =>
    perOutput(
      {
        id: "halfSquaredError",
        f: (y, t) => 0.5 * (y - t) * (y - t),
        derivative: (y, t) => y - t,
        term: (y, t, share) =>
          product(share(1), constant("\\tfrac{1}{2}", 0.5), call(square, difference(y, t))),
        slope: (y, t, share) => product(share(1), difference(y, t)),
        kernel: { name: "halfSquaredError" },
        reason: (y, t) => (y === t ? targetMet : undefined),
        ...textsOf(texts, overOutputs),
      },
      overOutputs,
    ),
  regression: true,
});

export const code: Code = {
  numpy: {
    forward: "0.5 * ((y - t)**2).sum(axis=1)",
    backward: "y - t",
  },
  pytorch: "0.5 * ((y - t)**2).sum(dim=1)",
};
