import { call, difference, product, quotient, sum } from "../math/expressions/expression";
import { square, squareRoot } from "../math/expressions/scalarFunctions";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

const adagrad: Optimizer = {
  id: "adagrad",
  label: "Adagrad",
  usualRate: 0.01,
  parameters: [
    {
      name: "epsilon",
      symbol: "\\varepsilon",
      meaning: "keeps the division from 0",
      default: 1e-10,
      minimum: 0,
    },
    weightDecay,
  ],
  slots: ["s"],
  update(weights, gradient, [s], { learningRate, epsilon }) {
    for (let k = 0; k < weights.length; k++) {
      s[k] += gradient[k] * gradient[k];
      weights[k] -= (learningRate * gradient[k]) / (Math.sqrt(s[k]) + epsilon);
    }
  },
  kernel: { name: "adagrad", settings: ["epsilon"] },
  rule: ({ weight, gradient, slots: [s], settings: { learningRate, epsilon } }) => ({
    slots: [sum([s, call(square, gradient)])],
    weight: ([squares]) =>
      difference(
        weight,
        quotient(product(learningRate, gradient), sum([call(squareRoot, squares), epsilon])),
      ),
  }),
  tex: { slots: ["s + g^2"], weight: "w - \\frac{\\eta g}{\\sqrt{s} + \\varepsilon}" },
  words:
    "Divides the gradient by the root of the sum of all its squares so far. That sum never shrinks, so the same gradient moves a parameter less and less.",
  slotWords: ["The sum of all squared gradients so far, which never shrinks."],
};
export default adagrad;

export const code: OptimizerCode = {
  numpy: { slots: ["s + g**2"], weight: "w - learning_rate * g / (np.sqrt(s) + epsilon)" },
  pytorch: "optimizer = torch.optim.Adagrad(parameters, lr=learning_rate, eps=epsilon)",
  pytorchState: "sum=s",
};
