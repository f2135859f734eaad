import { type Expression, evaluate, product, sum } from "../math/expression";
import type { Parameter, Settings } from "../math/parameter";
import type { Optimizer } from "./optimizer";

/**
 * As PyTorch's optimizers have it: λ times the parameter is added to its gradient, of biases too, before anything else is
 * done with it. (AdamW's own decay goes past the gradient.)
 */
export const weightDecay: Parameter = {
  name: "weightDecay",
  symbol: "\\lambda",
  meaning:
    "how much of each parameter, of biases too, is added to its gradient before the update; it is no part of the loss, as the penalties are",
  default: 0,
  minimum: 0,
  since: 4,
};

/** The optimizer as it works with weight decay; as it is where it has none, or one of 0. */
export function withWeightDecay(optimizer: Optimizer, settings: Settings): Optimizer {
  if (!optimizer.parameters.includes(weightDecay) || !settings.weightDecay) return optimizer;
  const { update, rule, tex, words, slotWords, memory } = optimizer;
  let decayed = new Float64Array(0);
  return {
    ...optimizer,
    update(weights, gradient, slots, now, step) {
      if (decayed.length < weights.length) decayed = new Float64Array(weights.length);
      for (let k = 0; k < weights.length; k++) decayed[k] = gradient[k] + now.weightDecay * weights[k];
      update(weights, decayed, slots, now, step);
    },
    rule: (of) => rule({ ...of, gradient: decayedGradient(of.gradient, of.settings.weightDecay, of.weight) }),
    tex: { slots: tex.slots.map(withDecay), weight: withDecay(tex.weight) },
    words: `${words} Before that, λ times the parameter itself is added to its gradient, of biases too.`,
    slotWords: slotWords.map(
      (sentence) => `${sentence} λ times the parameter counts as part of its gradient.`,
    ),
    memory: memory === undefined ? "the weight decay" : `${memory} together with the weight decay`,
  };
}

const decayedGradient = (gradient: Expression, decay: Expression, weight: Expression) =>
  evaluate(decay) === 0 ? gradient : sum([gradient, product(decay, weight)]);

/** A rule in which g + λ w stands for g. */
const withDecay = (tex: string) => tex.replace(/(?<![\\\w])g(?!\w)/g, "(g + \\lambda w)");
