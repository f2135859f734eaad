import {
  call,
  difference,
  negative,
  positivePart,
  product,
  type ScalarFunction,
  sum,
} from "../math/expression";
import type { Code } from "../ops/code";
import { loss, perOutput, probabilityMet } from "../ops/loss";

const sigmoid = (y: number) => (y >= 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y)));

const sigmoidOf: ScalarFunction = {
  id: "sigmoid",
  tex: "\\sigma(y)",
  letters: ["y"],
  evaluate: sigmoid,
  binds: "atom",
};

const tailSlope: ScalarFunction = {
  id: "tail'",
  tex: "-\\operatorname{sign}(y) \\sigma(-|y|)",
  letters: ["y"],
  evaluate: (y) => -Math.sign(y) * sigmoid(-Math.abs(y)),
  binds: "sum",
};

const tail: ScalarFunction = {
  id: "tail",
  tex: "\\ln(1 + e^{-|y|})",
  letters: ["y"],
  evaluate: (y) => Math.log1p(Math.exp(-Math.abs(y))),
  derivative: ([y]) => call(tailSlope, y),
  binds: "atom",
};

const op = perOutput({
  id: "binaryCrossEntropyWithLogits",
  f: (y, t) => Math.max(y, 0) - y * t + Math.log1p(Math.exp(-Math.abs(y))),
  derivative: (y, t) => sigmoid(y) - t,
  term: (y, t) => sum([call(positivePart, y), negative(product(y, t)), call(tail, y)]),
  slope: (y, t) => difference(call(sigmoidOf, y), t),
  reason: (y, t) => (sigmoid(y) === t ? probabilityMet(t) : undefined),
  tex: {
    forward: "\\sum_k \\left(\\max(0, y_k) - y_k t_k + \\ln(1 + e^{-|y_k|})\\right)",
    gradient: "\\sigma(Y) - T",
  },
  words:
    "Binary cross-entropy of the sigmoid of each output, which is a score; written so that no power overflows.",
});

export default loss({
  label: "binary cross-entropy (scores)",
  op,
  classes: { targets: [0, 1], boundary: 0, probabilities: "sigmoid" },
});

export const code: Code = {
  numpy: {
    forward: "(np.maximum(y, 0) - y * t + np.log1p(np.exp(-np.abs(y)))).sum(axis=1)",
    backward: "1 / (1 + np.exp(-y)) - t",
  },
  pytorch: "F.binary_cross_entropy_with_logits(y, t, reduction='none').sum(dim=1)",
};
