import { call, difference, product, square } from "../math/expression";
import type { Code } from "../ops/code";
import { loss, overOutputs, perOutput, targetMet } from "../ops/loss";

const op = perOutput({
  id: "meanSquaredError",
  f: (y, t, outputs) => ((y - t) * (y - t)) / outputs,
  derivative: (y, t, outputs) => (2 * (y - t)) / outputs,
  term: (y, t, outputs) => product(overOutputs(1, outputs), call(square, difference(y, t))),
  slope: (y, t, outputs) => product(overOutputs(2, outputs), difference(y, t)),
  reason: (y, t) => (y === t ? targetMet : undefined),
  tex: { forward: "\\tfrac{1}{K} \\sum_k (y_k - t_k)^2", gradient: "\\tfrac{2}{K} (Y - T)" },
  words:
    "The squared distance from the targets, divided by K, the number of outputs; there is no ½ beside this 1/K.",
});

export default loss({
  label: "mean squared error",
  squares: { halved: false, overOutputs: true },
  op,
  regression: true,
});

export const code: Code = {
  numpy: {
    forward: "((y - t)**2).mean(axis=1)",
    backward: "2 * (y - t) / y.shape[1]",
  },
  pytorch: "((y - t)**2).mean(dim=1)",
};
