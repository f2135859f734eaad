import { call, difference, negative, number, product, sum } from "../math/expression";
import type { Code } from "../ops/code";
import { weightedLogarithm, weightedReciprocal } from "../ops/logarithmTerms";
import { loss, perOutput, probabilityMet } from "../ops/loss";
import binaryCrossEntropyWithLogits from "./binaryCrossEntropyWithLogits";

const one = number(1);

const op = perOutput({
  id: "binaryCrossEntropy",
  f: (y, t) => (t === 0 ? 0 : -t * Math.log(y)) - (t === 1 ? 0 : (1 - t) * Math.log(1 - y)),
  derivative: (y, t) => (t === 0 ? 0 : -t / y) + (t === 1 ? 0 : (1 - t) / (1 - y)),
  term: (y, t) =>
    sum([
      negative(call(weightedLogarithm, t, y)),
      negative(call(weightedLogarithm, difference(one, t), difference(one, y))),
    ]),
  slope: (y, t) =>
    sum([
      negative(call(weightedReciprocal, t, y)),
      call(weightedReciprocal, difference(one, t), difference(one, y)),
    ]),
  reason: (y, t) => (y === t && t > 0 && t < 1 ? probabilityMet(t) : undefined),
  tex: {
    forward: "-\\sum_k \\left(t_k \\ln y_k + (1 - t_k) \\ln(1 - y_k)\\right)",
    gradient: "-T / Y + (1 - T) / (1 - Y)",
  },
  words: "Minus the logarithm of the probability given to what is true, for each output on its own.",
});

export default loss({
  label: "binary cross-entropy",
  op,
  domain: { outputs: [0, 1] },
  fusesWith: {
    activation: "sigmoid",
    logits: binaryCrossEntropyWithLogits.create({}),
    gradient: (Y, T, G, [k, n]) => product(G([n]), difference(Y([k, n]), T([k, n]))),
    tex: () => "Y - T",
    met: (t) => probabilityMet(t),
    words:
      "sigmoid and binary cross-entropy go together: their two slopes multiply out to y − t, so that nothing is divided by 0",
  },
});

export const code: Code = {
  numpy: {
    forward: [
      "right = t * np.log(np.where(t == 0, 1.0, y))",
      "wrong = (1 - t) * np.log(np.where(t == 1, 1.0, 1 - y))",
      "-(right + wrong).sum(axis=1)",
    ].join("\n"),
    backward: "(1 - t) / np.where(t == 1, 1.0, 1 - y) - t / np.where(t == 0, 1.0, y)",
  },
  pytorch: [
    "right = t * torch.log(torch.where(t == 0, 1.0, y))",
    "wrong = (1 - t) * torch.log(torch.where(t == 1, 1.0, 1 - y))",
    "-(right + wrong).sum(dim=1)",
  ].join("\n"),
};
