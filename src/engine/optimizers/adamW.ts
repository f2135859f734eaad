import { difference, product } from "../math/expressions/expression";
import adam, { code as adamCode, adamStep, adamStepCode } from "./adam";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

/**
 * Adam, and before its step every parameter, biases too, loses ηλ of itself: the decay doesn't pass through the averages.
 * @see Loshchilov & Hutter 2019, Algorithm 2, in PyTorch's form
 */
const adamW: Optimizer = {
  ...adam,
  id: "adamW",
  label: "AdamW",
  usualRate: 0.001,
  parameters: [
    ...adam.parameters.filter((parameter) => parameter !== weightDecay),
    {
      name: "weightDecay",
      symbol: "\\lambda",
      meaning: "how much of itself, times η, every parameter loses at each step",
      default: 0.01,
      minimum: 0,
    },
  ],
  update(weights, gradient, slots, settings, step) {
    const kept = 1 - settings.learningRate * settings.weightDecay;
    for (let k = 0; k < weights.length; k++) weights[k] *= kept;
    adam.update(weights, gradient, slots, settings, step);
  },
  kernel: { name: "adamW", settings: ["beta1", "beta2", "epsilon"] },
  rule(of) {
    const { learningRate, weightDecay } = of.settings;
    const decayed = difference(of.weight, product(learningRate, weightDecay, of.weight));
    return adam.rule({ ...of, weight: decayed });
  },
  tex: { ...adam.tex, weight: `w - \\eta \\lambda w - ${adamStep}` },
  words:
    "Adam, beside which every parameter loses ηλ of itself at each step; this decay stays out of the averages, unlike a penalty's gradient.",
  memory: "its average m together with its decay",
};
export default adamW;

export const code: OptimizerCode = {
  numpy: {
    ...adamCode.numpy,
    weight: `w - learning_rate * weight_decay * w - ${adamStepCode}`,
  },
  pytorch:
    "optimizer = torch.optim.AdamW(parameters, lr=learning_rate, betas=(beta1, beta2), eps=epsilon, weight_decay=weight_decay)",
  pytorchState: adamCode.pytorchState,
};
