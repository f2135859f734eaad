import { difference, product } from "../math/expressions/expression";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

const sgd: Optimizer = {
  id: "sgd",
  label: "gradient descent",
  parameters: [weightDecay],
  slots: [],
  update(weights, gradient, _slots, { learningRate }) {
    for (let k = 0; k < weights.length; k++) weights[k] -= learningRate * gradient[k];
  },
  kernel: { name: "sgd", settings: [] },
  rule: ({ weight, gradient, settings }) => ({
    slots: [],
    weight: () => difference(weight, product(settings.learningRate, gradient)),
  }),
  tex: { slots: [], weight: "w - \\eta g" },
  words: "Goes against the gradient, as far as the learning rate says.",
  slotWords: [],
};
export default sgd;

export const code: OptimizerCode = {
  numpy: { slots: [], weight: "w - learning_rate * g" },
  pytorch: "optimizer = torch.optim.SGD(parameters, lr=learning_rate)",
  pytorchState: "",
};
