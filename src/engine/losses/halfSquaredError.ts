import { call, constant, difference, product, square } from "../math/expression";
import type { Code } from "../ops/code";
import { loss, perOutput, targetMet } from "../ops/loss";

const op = perOutput({
  id: "halfSquaredError",
  f: (y, t) => 0.5 * (y - t) * (y - t),
  derivative: (y, t) => y - t,
  term: (y, t) => product(constant("\\tfrac{1}{2}", 0.5), call(square, difference(y, t))),
  slope: (y, t) => difference(y, t),
  reason: (y, t) => (y === t ? targetMet : undefined),
  tex: { forward: "\\tfrac{1}{2} \\sum_k (y_k - t_k)^2", gradient: "Y - T" },
  words:
    "Half the squared distance from the targets, summed over the outputs; the ½ cancels the 2 of the derivative.",
});

export default loss({
  label: "half squared error",
  squares: { halved: true, overOutputs: false },
  op,
  regression: true,
});

export const code: Code = {
  numpy: {
    forward: "0.5 * ((y - t)**2).sum(axis=1)",
    backward: "y - t",
  },
  pytorch: "0.5 * ((y - t)**2).sum(dim=1)",
};
