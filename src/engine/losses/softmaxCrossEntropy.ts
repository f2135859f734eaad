import {
  call,
  constant,
  difference,
  evaluate,
  exponential,
  logarithm,
  negative,
  number,
  product,
  sum,
} from "../math/expression";
import { softmaxCrossEntropyForward, softmaxMinusTarget } from "../math/kernels";
import type { Code } from "../ops/code";
import { loss, lossShape, probabilityMet } from "../ops/loss";
import type { Op, Source } from "../ops/op";
import { softmaxOf } from "../ops/softmax";

/** Cross-entropy of softmax, from scores. Keeps the softmax for the way back. */
const op: Op = {
  id: "softmaxCrossEntropy",
  inputs: ["Y", "T"],
  shape: (shapes) => lossShape("softmaxCrossEntropy", shapes),
  scratch: ([Y]) => Y,
  forward(inputs, losses, shapes, probabilities) {
    const Y = inputs[0],
      T = inputs[1],
      outputs = shapes[0][0],
      batch = shapes[0][1];
    softmaxCrossEntropyForward(Y, T, probabilities, losses, outputs, batch);
  },
  vjp(inputs, _losses, G, gradients, shapes, probabilities) {
    const T = inputs[1],
      dY = gradients[0],
      outputs = shapes[0][0],
      batch = shapes[0][1];
    if (dY) softmaxMinusTarget(probabilities, T, G, dY, outputs, batch);
  },
  expression([Y, T], [n], [[outputs]]) {
    const scores = outputsOf(Y, n, outputs);
    const targets = outputsOf(T, n, outputs);
    const shift = constant("m", Math.max(...scores.map(evaluate)));
    const logSumExp = sum([
      shift,
      call(logarithm, sum(scores.map((y) => call(exponential, difference(y, shift))))),
    ]);
    const total = sum(targets);
    const first = evaluate(total) === 1 ? logSumExp : product(total, logSumExp);
    return sum([first, ...scores.map((y, k) => negative(product(targets[k], y)))]);
  },
  gradient([Y, T], _losses, G, _input, [k, n], [[outputs]]) {
    const total = sum(outputsOf(T, n, outputs));
    const probability = softmaxOf(Y, k, n, outputs);
    const scaled = evaluate(total) === 1 ? probability : product(probability, total);
    return product(G([n]), difference(scaled, T([k, n])));
  },
  tex: {
    forward: "\\left(\\sum_k t_k\\right) \\ln \\sum_j e^{y_j} - \\sum_k t_k y_k",
    gradients: ["\\operatorname{softmax}(Y) \\textstyle\\sum t - T"],
  },
  words:
    "Cross-entropy of the softmax of the outputs, which are scores; the largest score m is taken out first, so that no power overflows.",
  reason([Y, T], losses, place) {
    const batch = losses.length;
    const n = place % batch;
    const column = (of: Float64Array) =>
      Array.from({ length: of.length / batch }, (_, k) => of[k * batch + n]);
    const [scores, targets] = [column(Y), column(T)];
    const k = Math.floor(place / batch);
    const probability = evaluate(softmaxOf(([j]) => number(scores[j]), k, 0, scores.length));
    const isCertain = targets.reduce((total, t) => total + t, 0) === 1;
    return isCertain && probability === targets[k]
      ? probabilityMet(targets[k], scores.length === 1)
      : undefined;
  },
  example: [
    [3, 2],
    [3, 2],
  ],
};

function outputsOf(source: Source, n: number, outputs: number) {
  return Array.from({ length: outputs }, (_, k) => source([k, n]));
}

export default loss({
  label: "softmax cross-entropy (scores)",
  op,
  classes: { targets: [0, 1], probabilities: "softmax" },
});

export const code: Code = {
  numpy: {
    forward: [
      "y = y - y.max(axis=1, keepdims=True)  # which changes nothing for softmax",
      "t.sum(axis=1) * np.log(np.exp(y).sum(axis=1)) - (t * y).sum(axis=1)",
    ].join("\n"),
    backward: [
      "powers = np.exp(y - y.max(axis=1, keepdims=True))",
      "t.sum(axis=1, keepdims=True) * powers / powers.sum(axis=1, keepdims=True) - t",
    ].join("\n"),
  },
  pytorch: "F.cross_entropy(y, t, reduction='none')",
};
