import { call, constant, difference, product, square } from "../math/expression";
import type { Code } from "../ops/code";
import { loss, perOutput } from "../ops/loss";

const op = perOutput({
  id: "meanSquaredError",
  f: (y, t, outputs) => ((y - t) * (y - t)) / outputs,
  derivative: (y, t, outputs) => (2 * (y - t)) / outputs,
  term: (y, t, outputs) =>
    product(constant(`\\tfrac{1}{${outputs}}`, 1 / outputs), call(square, difference(y, t))),
  slope: (y, t, outputs) => product(constant(`\\tfrac{2}{${outputs}}`, 2 / outputs), difference(y, t)),
  tex: { forward: "\\tfrac{1}{K} \\sum_k (y_k - t_k)^2", gradient: "\\tfrac{2}{K} (Y - T)" },
  words: "The squared distance from the targets, averaged over the K outputs (without a ½).",
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
