import { call, difference, number, product, quotient, sum } from "../math/expressions/expression";
import { square, squareRoot } from "../math/expressions/scalarFunctions";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

const rmsprop: Optimizer = {
  id: "rmsprop",
  label: "RMSProp",
  usualRate: 0.01,
  parameters: [
    {
      name: "decay",
      symbol: "\\delta",
      meaning: "how much of the average square stays",
      default: 0.99,
      minimum: 0,
      below: 1,
    },
    {
      name: "epsilon",
      symbol: "\\varepsilon",
      meaning: "keeps the division from 0",
      default: 1e-8,
      minimum: 0,
    },
    weightDecay,
  ],
  slots: ["s"],
  update(weights, gradient, [s], { learningRate, decay, epsilon }) {
    for (let k = 0; k < weights.length; k++) {
      s[k] = decay * s[k] + (1 - decay) * gradient[k] * gradient[k];
      weights[k] -= (learningRate * gradient[k]) / (Math.sqrt(s[k]) + epsilon);
    }
  },
  kernel: { name: "rmsprop", settings: ["decay", "epsilon"] },
  rule: ({ weight, gradient, slots: [s], settings: { learningRate, decay, epsilon } }) => ({
    slots: [sum([product(decay, s), product(difference(number(1), decay), call(square, gradient))])],
    weight: ([meanSquare]) =>
      difference(
        weight,
        quotient(product(learningRate, gradient), sum([call(squareRoot, meanSquare), epsilon])),
      ),
  }),
  tex: { slots: ["\\delta s + (1 - \\delta) g^2"], weight: "w - \\frac{\\eta g}{\\sqrt{s} + \\varepsilon}" },
  words: "Divides the gradient by the root of its average square, so that steep directions don't dominate.",
  slotWords: [
    "The moving average of the squared gradients: δ parts of the one before, and 1 − δ of the square.",
  ],
};
export default rmsprop;

export const code: OptimizerCode = {
  numpy: {
    slots: ["decay * s + (1 - decay) * g**2"],
    weight: "w - learning_rate * g / (np.sqrt(s) + epsilon)",
  },
  pytorch: "optimizer = torch.optim.RMSprop(parameters, lr=learning_rate, alpha=decay, eps=epsilon)",
  pytorchState: "step=torch.tensor(float(k)), square_avg=s",
};
