import { call, difference, evaluate, negative, product, sum } from "../math/expression";
import { weightedLogarithm, weightedReciprocal } from "../ops/logarithmTerms";
import { type Loss, perOutput } from "../ops/loss";
import softmaxCrossEntropy from "./softmaxCrossEntropy";

const op = perOutput({
  id: "crossEntropy",
  f: (y, t) => (t === 0 ? 0 : -t * Math.log(y)),
  derivative: (y, t) => (t === 0 ? 0 : -t / y),
  term: (y, t) => negative(call(weightedLogarithm, t, y)),
  slope: (y, t) => negative(call(weightedReciprocal, t, y)),
  tex: { forward: "-\\sum_k t_k \\ln y_k", gradient: "-T / Y" },
  words:
    "Minus the logarithm of the probability given to the right class (weighted by the targets where they are soft).",
});

const crossEntropy: Loss = {
  id: op.id,
  label: "cross-entropy",
  tex: op.tex.forward,
  words: op.words,
  op,
  fusesWith: {
    activation: "softmax",
    logits: softmaxCrossEntropy.op,
    gradient(Y, T, G, [k, n], [[outputs]]) {
      const total = sum(Array.from({ length: outputs }, (_, j) => T([j, n])));
      const scaled = evaluate(total) === 1 ? Y([k, n]) : product(Y([k, n]), total);
      return product(G([n]), difference(scaled, T([k, n])));
    },
    words:
      "Softmax and cross-entropy are evaluated together, so that no logarithm of 0 arises; their gradient is y Σt − t.",
  },
};
export default crossEntropy;
