import { difference, number, product, sum } from "../math/expressions/expression";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

/** The exponential moving average of the gradient: the velocity stays of a gradient's size. */
const momentumEma: Optimizer = {
  id: "momentumEma",
  label: "momentum (moving average)",
  parameters: [
    {
      name: "beta",
      symbol: "\\beta",
      meaning: "how much of the average stays",
      default: 0.9,
      minimum: 0,
      below: 1,
    },
    weightDecay,
  ],
  slots: ["v"],
  update(weights, gradient, [v], { learningRate, beta }) {
    for (let k = 0; k < weights.length; k++) {
      v[k] = beta * v[k] + (1 - beta) * gradient[k];
      weights[k] -= learningRate * v[k];
    }
  },
  kernel: { name: "momentumEma", settings: ["beta"] },
  rule: ({ weight, gradient, slots: [v], settings: { learningRate, beta } }) => ({
    slots: [sum([product(beta, v), product(difference(number(1), beta), gradient)])],
    weight: ([velocity]) => difference(weight, product(learningRate, velocity)),
  }),
  tex: { slots: ["\\beta v + (1 - \\beta) g"], weight: "w - \\eta v" },
  words: "Follows the moving average of the gradients; from a start at 0 its first steps are short.",
  slotWords: [
    "The velocity, a moving average of the gradients: β parts of the one before, and 1 − β of the gradient.",
  ],
  memory: "its velocity",
};
export default momentumEma;

// PyTorch would start from the whole first gradient; from a velocity of 0 its first step is damped like all others.
export const code: OptimizerCode = {
  numpy: { slots: ["beta * v + (1 - beta) * g"], weight: "w - learning_rate * v" },
  pytorch: [
    "optimizer = torch.optim.SGD(parameters, lr=learning_rate, momentum=beta, dampening=beta)",
    "for w in parameters:",
    "    optimizer.state[w]['momentum_buffer'] = torch.zeros_like(w)",
  ].join("\n"),
  pytorchState: "momentum_buffer=v",
};
