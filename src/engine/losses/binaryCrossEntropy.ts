import { call, difference, negative, number, product, sum } from "../math/expression";
import { weightedLogarithm, weightedReciprocal } from "../ops/logarithmTerms";
import { type Loss, perOutput } from "../ops/loss";
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
  tex: { forward: "-\\sum_k t_k \\ln y_k + (1 - t_k) \\ln(1 - y_k)", gradient: "-T / Y + (1 - T) / (1 - Y)" },
  words: "Minus the logarithm of the probability given to what is true, for each output on its own.",
});

const binaryCrossEntropy: Loss = {
  id: op.id,
  label: "binary cross-entropy",
  tex: op.tex.forward,
  words: op.words,
  op,
  fusesWith: {
    activation: "sigmoid",
    logits: binaryCrossEntropyWithLogits.op,
    gradient: (Y, T, G, [k, n]) => product(G([n]), difference(Y([k, n]), T([k, n]))),
    tex: () => "Y - T",
    words:
      "sigmoid and binary cross-entropy go together: their two slopes multiply out to y − t, and no logarithm of 0 arises",
  },
};
export default binaryCrossEntropy;
