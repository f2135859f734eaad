import { call, difference, evaluate, negative, product, sum } from "../math/expression";
import type { Code } from "../ops/code";
import { weightedLogarithm, weightedReciprocal } from "../ops/logarithmTerms";
import { loss, perOutput, probabilityMet } from "../ops/loss";
import type { Reason, Source } from "../ops/op";
import softmaxCrossEntropy from "./softmaxCrossEntropy";

const targetZero: Reason = {
  kind: "met",
  text: "0 because the target is 0: the loss takes only the outputs of the right classes",
};

const op = perOutput({
  id: "crossEntropy",
  f: (y, t) => (t === 0 ? 0 : -t * Math.log(y)),
  derivative: (y, t) => (t === 0 ? 0 : -t / y),
  term: (y, t) => negative(call(weightedLogarithm, t, y)),
  slope: (y, t) => negative(call(weightedReciprocal, t, y)),
  reason: (_y, t) => (t === 0 ? targetZero : undefined),
  tex: { forward: "-\\sum_k t_k \\ln y_k", gradient: "-T / Y" },
  words:
    "Minus the logarithm of the probability given to the right class (weighted by the targets where they are soft).",
});

export default loss({
  label: "cross-entropy",
  op,
  domain: { outputs: [0, 1] },
  classes: { targets: [0, 1] },
  fusesWith: {
    activation: "softmax",
    logits: softmaxCrossEntropy.create({}),
    gradient(Y, T, G, [k, n], [[outputs]]) {
      const total = sum(Array.from({ length: outputs }, (_, j) => T([j, n])));
      const scaled = targetSum(T, n, outputs) === 1 ? Y([k, n]) : product(Y([k, n]), total);
      return product(G([n]), difference(scaled, T([k, n])));
    },
    tex: (T, outputs, batch) =>
      Array.from({ length: batch }, (_, n) => targetSum(T, n, outputs)).every((total) => total === 1)
        ? "Y - T"
        : "Y \\sum t - T",
    met: (t, outputs) => probabilityMet(t, outputs === 1),
    words:
      "softmax and cross-entropy go together: the sum of −t/y times the slopes of softmax shortens to y Σt − t, which is y − t where the targets add up to 1",
  },
});

/** What the targets of example n add up to; 1 for a class, and for soft targets as a rule. */
function targetSum(T: Source, n: number, outputs: number): number {
  return evaluate(sum(Array.from({ length: outputs }, (_, j) => T([j, n]))));
}

// Where the target is 0 its output doesn't count, whatever it is: 1 stands in for it, whose logarithm is 0.
export const code: Code = {
  numpy: {
    forward: "-(t * np.log(np.where(t == 0, 1.0, y))).sum(axis=1)",
    backward: "-t / np.where(t == 0, 1.0, y)",
  },
  pytorch: "-(t * torch.log(torch.where(t == 0, 1.0, y))).sum(dim=1)",
};
