import { difference, product, sum } from "../math/expressions/expression";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { velocityDecay } from "./velocityDecay";
import { weightDecay } from "./weightDecay";

/** Nesterov's momentum in PyTorch's form: the step looks one velocity ahead. */
const nesterov: Optimizer = {
  id: "nesterov",
  label: "Nesterov momentum",
  parameters: [velocityDecay("beta", "\\beta"), weightDecay],
  slots: ["v"],
  update(weights, gradient, [v], { learningRate, beta }) {
    for (let k = 0; k < weights.length; k++) {
      v[k] = beta * v[k] + gradient[k];
      weights[k] -= learningRate * (gradient[k] + beta * v[k]);
    }
  },
  kernel: { name: "nesterov", settings: ["beta"] },
  rule: ({ weight, gradient, slots: [v], settings: { learningRate, beta } }) => ({
    slots: [sum([product(beta, v), gradient])],
    weight: ([velocity]) =>
      difference(weight, product(learningRate, sum([gradient, product(beta, velocity)]))),
  }),
  tex: { slots: ["\\beta v + g"], weight: "w - \\eta (g + \\beta v)" },
  words: "Momentum that adds the gradient once more, as if it stood one velocity ahead.",
  slotWords: ["The velocity: what is left of the one before, and the gradient."],
  memory: "its velocity",
};
export default nesterov;

export const code: OptimizerCode = {
  numpy: { slots: ["beta * v + g"], weight: "w - learning_rate * (g + beta * v)" },
  pytorch: "optimizer = torch.optim.SGD(parameters, lr=learning_rate, momentum=beta, nesterov=beta > 0)",
  pytorchState: "momentum_buffer=v",
};
