import { evaluate } from "../../math/expressions/evaluate";
import { constant, type Expression, product, quotient, sum } from "../../math/expressions/expression";
import type { Op, Source } from "../op";
import type { Reduction } from "../reduction";

/**
 * The mean in which each example counts as much as its class weighs: what PyTorch's CrossEntropyLoss makes of class
 * weights. The weights of the targets are added up with the targets as shares, which for one right class is its weight.
 */
export function weightedMean(weights: readonly number[]): Reduction {
  const totalOf = (T: Float64Array) => {
    const batch = T.length / weights.length;
    let total = 0;
    for (let k = 0; k < weights.length; k++)
      for (let n = 0; n < batch; n++) total += weights[k] * T[k * batch + n];
    return total;
  };
  const written = (T: Source, batch: number) =>
    sum(
      Array.from({ length: batch }, (_, n) =>
        weights.flatMap((weight, k) => {
          const t = T([k, n]);
          return evaluate(t) === 0 ? [] : [product(constant(`\\omega_{${k + 1}}`, weight, "classWeight"), t)];
        }),
      ).flat(),
    );
  const op: Op = {
    id: "weightedMean",
    label: "weighted mean",
    inputs: ["losses", "T"],
    shape: () => [1],
    forward(inputs, total) {
      const losses = inputs[0];
      let sum = 0;
      for (let n = 0; n < losses.length; n++) sum += losses[n];
      total[0] = sum / totalOf(inputs[1]);
    },
    vjp(inputs, _total, G, gradients) {
      const dLosses = gradients[0];
      if (!dLosses) return;
      const each = G[0] / totalOf(inputs[1]);
      for (let n = 0; n < dLosses.length; n++) dLosses[n] += each;
    },
    kernel: { name: "weightedMean", numbers: () => weights },
    expression: ([losses, T], _index, [[batch]]) =>
      quotient(sum(Array.from({ length: batch }, (_, n) => losses([n]))), written(T, batch)),
    gradient: ([, T], _total, G, _input, _index, [[batch]]) => quotient(G([0]), written(T, batch)),
    tex: {
      forward: "\\frac{\\sum_n L_n}{\\sum_n \\sum_k \\omega_k t_{k,n}}",
      gradients: ["1"],
    },
    words:
      "Averages the losses over the examples, each of which counts as much as the class of its target weighs: their sum is divided by the sum of these weights.",
    example: [[3], [weights.length, 3]],
  };
  const weight = (_batch: number, T: Float64Array): Expression => {
    const total = totalOf(T);
    return constant(`\\tfrac{1}{${Number(total.toPrecision(12))}}`, 1 / total);
  };
  return { id: "mean", op, weight };
}
