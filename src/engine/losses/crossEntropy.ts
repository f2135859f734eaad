import { call, difference, negative, product } from "../math/expressions/expression";
import type { Settings } from "../math/parameter";
import type { Code } from "../ops/code";
import { classTargets, labelSmoothing } from "../ops/loss/classTargets";
import { weightedLogarithm, weightedReciprocal } from "../ops/loss/logarithmTerms";
import { type Fusion, type LossForm, loss } from "../ops/loss/loss";
import { perOutput } from "../ops/loss/perOutput";
import { probabilityMet } from "../ops/loss/reasons";
import { weightedMean } from "../ops/loss/weightedMean";
import type { Op } from "../ops/op";
import type { Reason } from "../ops/reason";
import softmaxCrossEntropy from "./softmaxCrossEntropy";

const targetZero: Reason = {
  kind: "met",
  text: "the target is 0: the loss takes only the outputs of the right classes",
};

/** With class weights and label smoothing as PyTorch's CrossEntropyLoss has them. */
function create(settings: Settings, form: LossForm): Op {
  const targets = classTargets(settings, form);
  const { isPlain, value, expression, tex } = targets;
  return perOutput({
    id: "crossEntropy",
    f(y, t, k, outputs) {
      const q = isPlain ? t : value(t, k, outputs);
      return q === 0 ? 0 : -q * Math.log(y);
    },
    derivative(y, t, k, outputs) {
      const q = isPlain ? t : value(t, k, outputs);
      return q === 0 ? 0 : -q / y;
    },
    term: (y, t, _share, k, outputs) => negative(call(weightedLogarithm, expression(t, k, outputs), y)),
    slope: (y, t, _share, k, outputs) => negative(call(weightedReciprocal, expression(t, k, outputs), y)),
    kernel: { name: "crossEntropy", numbers: targets.numbers },
    reason: (_y, t, outputs) => (targets.smoothed(t, outputs) === 0 ? targetZero : undefined),
    tex: { forward: `-\\sum_k ${tex.one} \\ln y_k`, gradient: `-${tex.all} / Y` },
    ...(isPlain ? {} : { settings: targets.settings }),
    words: `Minus the logarithm of the probability given to the right class (weighted by the targets where they are soft).${targets.words}`,
  });
}

function fusion(settings: Settings, form: LossForm = {}): Fusion {
  const targets = classTargets(settings, form);
  const { tex, keepsSum } = targets;
  const [q, met] = targets.isPlain ? ["t", undefined] : ["q", "smoothed target"];
  return {
    logits: softmaxCrossEntropy.create(settings, form),
    gradient(Y, T, G, [k, n], [[outputs]]) {
      const total = targets.total(T, n, outputs);
      const scaled = total ? product(Y([k, n]), total) : Y([k, n]);
      return product(G([n]), difference(scaled, targets.expression(T([k, n]), k, outputs)));
    },
    tex(T, outputs, batch) {
      const isOne = Array.from({ length: batch }, (_, n) => targets.total(T, n, outputs) === undefined);
      if (isOne.every((each) => each)) return `Y - ${tex.all}`;
      return targets.isPlain ? "Y \\sum t - T" : `Y \\sum (${tex.all}) - ${tex.all}`;
    },
    met(y, t, outputs) {
      const s = targets.smoothed(t, outputs);
      const isMet = y === s && (keepsSum || s === 0 || s === 1);
      return isMet ? probabilityMet(s, outputs === 1, s === t ? undefined : met) : undefined;
    },
    words: `softmax and cross-entropy go together: the sum of −${q}/y times the slopes of softmax shortens to y Σ${q} − ${q}${
      keepsSum ? `, which is y − ${q} where the targets add up to 1` : ""
    }${targets.isPlain ? "" : `; q is ${targets.what}`}`,
  };
}

export default loss({
  label: "cross-entropy",
  parameters: [labelSmoothing],
  weightedMean,
  op: create,
  domain: { outputs: [0, 1] },
  classes: { targets: [0, 1] },
  fusesWith: { activation: "softmax", create: fusion },
});

// Where the target is 0 its output doesn't count, whatever it is: 1 stands in for it, whose logarithm is 0.
export const code: Code = {
  numpy: {
    forward: "-(t * np.log(np.where(t == 0, 1.0, y))).sum(axis=1)",
    backward: "-t / np.where(t == 0, 1.0, y)",
  },
  pytorch: "-(t * torch.log(torch.where(t == 0, 1.0, y))).sum(dim=1)",
};
