import { evaluate } from "../math/expressions/evaluate";
import { call, constant, difference, negative, number, product, sum } from "../math/expressions/expression";
import { exponential, logarithm } from "../math/expressions/scalarFunctions";
import { softmaxCrossEntropyForward, softmaxMinusTarget } from "../math/kernels/softmax";
import type { Settings } from "../math/parameter";
import type { Code } from "../ops/code";
import { classTargets, labelSmoothing } from "../ops/loss/classTargets";
import { type LossForm, loss, lossShape } from "../ops/loss/loss";
import { probabilityMet } from "../ops/loss/reasons";
import { weightedMean } from "../ops/loss/weightedMean";
import type { Op, Source } from "../ops/op";
import { softmaxOf } from "../ops/softmax";

/** Cross-entropy of softmax, from scores. Keeps the softmax for the way back, and the targets where they are changed. */
function create(settings: Settings, form: LossForm): Op {
  const targets = classTargets(settings, form);
  const { isPlain, tex } = targets;
  /** The targets in scratch, behind the softmax; those given where nothing is changed. */
  const taken = (T: Float64Array, scratch: Float64Array) => (isPlain ? T : scratch.subarray(T.length));
  return {
    id: "softmaxCrossEntropy",
    inputs: ["Y", "T"],
    shape: (shapes) => lossShape("softmaxCrossEntropy", shapes),
    scratch: ([[outputs, batch]]) => [isPlain ? outputs : 2 * outputs, batch],
    forward(inputs, losses, shapes, scratch) {
      const Y = inputs[0],
        T = inputs[1],
        outputs = shapes[0][0],
        batch = shapes[0][1];
      const Q = taken(T, scratch);
      if (!isPlain)
        for (let k = 0, at = 0; k < outputs; k++)
          for (let n = 0; n < batch; n++, at++) Q[at] = targets.value(T[at], k, outputs);
      softmaxCrossEntropyForward(Y, Q, scratch, losses, outputs, batch);
    },
    vjp(inputs, _losses, G, gradients, shapes, scratch) {
      const T = inputs[1],
        dY = gradients[0],
        outputs = shapes[0][0],
        batch = shapes[0][1];
      if (dY) softmaxMinusTarget(scratch, taken(T, scratch), G, dY, outputs, batch);
    },
    kernel: { name: "softmaxCrossEntropy", numbers: ([[outputs]]) => targets.numbers(outputs) },
    expression([Y, T], [n], [[outputs]]) {
      const scores = outputsOf(Y, n, outputs);
      const shift = constant("m", Math.max(...scores.map(evaluate)));
      const logSumExp = sum([
        shift,
        call(logarithm, sum(scores.map((y) => call(exponential, difference(y, shift))))),
      ]);
      const total = targets.total(T, n, outputs);
      const first = total ? product(total, logSumExp) : logSumExp;
      const taken = outputsOf(T, n, outputs).map((t, k) => targets.expression(t, k, outputs));
      return sum([first, ...scores.map((y, k) => negative(product(taken[k], y)))]);
    },
    gradient([Y, T], _losses, G, _input, [k, n], [[outputs]]) {
      const total = targets.total(T, n, outputs);
      const probability = softmaxOf(Y, k, n, outputs);
      const scaled = total ? product(probability, total) : probability;
      return product(G([n]), difference(scaled, targets.expression(T([k, n]), k, outputs)));
    },
    tex: {
      forward: `\\left(\\sum_k ${tex.one}\\right) \\ln \\sum_j e^{y_j} - \\sum_k ${tex.one} y_k`,
      gradients: [
        `\\operatorname{softmax}(Y) \\textstyle\\sum ${isPlain ? "t" : `(${tex.all})`} - ${tex.all}`,
      ],
    },
    settings: targets.settings,
    words: `Cross-entropy of the softmax of the outputs, which are scores; the largest score m is taken out first, so that no power overflows.${targets.words}`,
    reason([Y, T], losses, index) {
      const batch = losses.length;
      const n = index % batch;
      const column = (of: Float64Array) =>
        Array.from({ length: of.length / batch }, (_, k) => of[k * batch + n]);
      const [scores, given] = [column(Y), column(T)];
      const k = Math.floor(index / batch);
      const probability = evaluate(softmaxOf(([j]) => number(scores[j]), k, 0, scores.length));
      const isCertain = given.reduce((total, t) => total + t, 0) === 1;
      const s = targets.smoothed(given[k], scores.length);
      const isMet = isCertain && probability === s && (targets.keepsSum || s === 0 || s === 1);
      return isMet
        ? probabilityMet(s, scores.length === 1, s === given[k] ? undefined : "smoothed target")
        : undefined;
    },
    example: [
      [3, 2],
      [3, 2],
    ],
  };
}

function outputsOf(source: Source, n: number, outputs: number) {
  return Array.from({ length: outputs }, (_, k) => source([k, n]));
}

export default loss({
  label: "softmax cross-entropy (scores)",
  parameters: [labelSmoothing],
  weightedMean,
  op: create,
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
