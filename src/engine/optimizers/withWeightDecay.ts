import { evaluate } from "../math/expressions/evaluate";
import { type Expression, product, sum } from "../math/expressions/expression";
import { fill } from "../math/expressions/print";
import type { Optimizer } from "./optimizer";
import { weightDecay } from "./weightDecay";

/** The optimizer as it works with weight decay; as it is where it has none. */
export function withWeightDecay(optimizer: Optimizer): Optimizer {
  if (!optimizer.parameters.includes(weightDecay)) return optimizer;
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
const withDecay = (tex: string) => fill(tex, ["g"], () => "(g + \\lambda w)");
