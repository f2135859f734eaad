import { difference, product, sum } from "../math/expressions/expression";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { velocityDecay } from "./velocityDecay";
import { weightDecay } from "./weightDecay";

/** The form in which the velocity holds the learning rate and is added. */
const momentumVelocity: Optimizer = {
  id: "momentumVelocity",
  label: "momentum (velocity)",
  parameters: [velocityDecay("rho", "\\rho"), weightDecay],
  slots: ["v"],
  update(weights, gradient, [v], { learningRate, rho }) {
    for (let k = 0; k < weights.length; k++) {
      v[k] = rho * v[k] - learningRate * gradient[k];
      weights[k] += v[k];
    }
  },
  kernel: { name: "momentumVelocity", settings: ["rho"] },
  rule: ({ weight, gradient, slots: [v], settings: { learningRate, rho } }) => ({
    slots: [difference(product(rho, v), product(learningRate, gradient))],
    weight: ([velocity]) => sum([weight, velocity]),
  }),
  tex: { slots: ["\\rho v - \\eta g"], weight: "w + v" },
  words: "Keeps a velocity that already holds the learning rate, and moves by it.",
  slotWords: ["The velocity: what is left of the one before, less the learning rate times the gradient."],
  memory: "its velocity",
};
export default momentumVelocity;

// With one learning rate all along, PyTorch's velocity is ours divided by it, and the steps are the same.
export const code: OptimizerCode = {
  numpy: { slots: ["rho * v - learning_rate * g"], weight: "w + v" },
  pytorch: "optimizer = torch.optim.SGD(parameters, lr=learning_rate, momentum=rho)",
  oneStep: true,
  pytorchState: "momentum_buffer=-v / learning_rate",
};
