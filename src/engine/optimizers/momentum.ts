import { difference, product, sum } from "../math/expressions/expression";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { velocityDecay } from "./velocityDecay";
import { weightDecay } from "./weightDecay";

/** The form of PyTorch's SGD: the velocity adds up whole gradients. */
const momentum: Optimizer = {
  id: "momentum",
  label: "momentum",
  parameters: [velocityDecay("beta", "\\beta"), weightDecay],
  slots: ["v"],
  update(weights, gradient, [v], { learningRate, beta }) {
    for (let k = 0; k < weights.length; k++) {
      v[k] = beta * v[k] + gradient[k];
      weights[k] -= learningRate * v[k];
    }
  },
  kernel: { name: "momentum", settings: ["beta"] },
  rule: ({ weight, gradient, slots: [v], settings: { learningRate, beta } }) => ({
    slots: [sum([product(beta, v), gradient])],
    weight: ([velocity]) => difference(weight, product(learningRate, velocity)),
  }),
  tex: { slots: ["\\beta v + g"], weight: "w - \\eta v" },
  words: "Keeps a velocity: gradients that agree from step to step add up.",
  slotWords: ["The velocity: what is left of the one before, and the gradient."],
  memory: "its velocity",
};
export default momentum;

export const code: OptimizerCode = {
  numpy: { slots: ["beta * v + g"], weight: "w - learning_rate * v" },
  pytorch: "optimizer = torch.optim.SGD(parameters, lr=learning_rate, momentum=beta)",
  pytorchState: "momentum_buffer=v",
};
