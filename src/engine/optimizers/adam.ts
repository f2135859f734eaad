import { evaluate } from "../math/expressions/evaluate";
import {
  call,
  difference,
  number,
  powerComplement,
  product,
  quotient,
  sum,
} from "../math/expressions/expression";
import { square, squareRoot } from "../math/expressions/scalarFunctions";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

/** How far a parameter goes, as LaTeX. */
export const adamStep = "\\eta \\frac{m / (1 - \\beta_1^k)}{\\sqrt{v / (1 - \\beta_2^k)} + \\varepsilon}";

/** @see Kingma & Ba 2015, Algorithm 1: the bias correction divides by 1 − βᵏ. */
const adam: Optimizer = {
  id: "adam",
  label: "Adam",
  usualRate: 0.001,
  parameters: [
    {
      name: "beta1",
      symbol: "\\beta_1",
      meaning: "how much of the average gradient stays",
      default: 0.9,
      minimum: 0,
      below: 1,
    },
    {
      name: "beta2",
      symbol: "\\beta_2",
      meaning: "how much of the average square stays",
      default: 0.999,
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
  slots: ["m", "v"],
  update(weights, gradient, [m, v], { learningRate, beta1, beta2, epsilon }, step) {
    if (step < 1) throw new RangeError(`adam: step ${step}, but steps count from 1`);
    const firstCorrection = 1 - beta1 ** step;
    const secondCorrection = 1 - beta2 ** step;
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k];
      m[k] = beta1 * m[k] + (1 - beta1) * g;
      v[k] = beta2 * v[k] + (1 - beta2) * g * g;
      weights[k] -=
        (learningRate * (m[k] / firstCorrection)) / (Math.sqrt(v[k] / secondCorrection) + epsilon);
    }
  },
  kernel: { name: "adam", settings: ["beta1", "beta2", "epsilon"] },
  rule: ({ weight, gradient, slots: [m, v], settings: { learningRate, beta1, beta2, epsilon }, step }) => ({
    slots: [
      sum([product(beta1, m), product(difference(number(1), beta1), gradient)]),
      sum([product(beta2, v), product(difference(number(1), beta2), call(square, gradient))]),
    ],
    weight([mean, meanSquare]) {
      const corrected = quotient(mean, powerComplement("\\beta_1", evaluate(beta1), step));
      const correctedSquare = quotient(meanSquare, powerComplement("\\beta_2", evaluate(beta2), step));
      return difference(
        weight,
        quotient(product(learningRate, corrected), sum([call(squareRoot, correctedSquare), epsilon])),
      );
    },
  }),
  tex: {
    slots: ["\\beta_1 m + (1 - \\beta_1) g", "\\beta_2 v + (1 - \\beta_2) g^2"],
    weight: `w - ${adamStep}`,
  },
  words:
    "Divides the average gradient by the root of the average square, both corrected for their start at 0: every parameter moves at its own pace.",
  slotWords: [
    "The moving average of the gradients: β₁ parts of the one before, and 1 − β₁ of the gradient.",
    "The moving average of the squared gradients: β₂ parts of the one before, and 1 − β₂ of the square.",
  ],
  memory: "the earlier gradients in its average m",
};
export default adam;

/** The same in NumPy. */
export const adamStepCode = "learning_rate * (m / (1 - beta1**k)) / (np.sqrt(v / (1 - beta2**k)) + epsilon)";

export const code: OptimizerCode = {
  numpy: {
    slots: ["beta1 * m + (1 - beta1) * g", "beta2 * v + (1 - beta2) * g**2"],
    weight: `w - ${adamStepCode}`,
  },
  pytorch: "optimizer = torch.optim.Adam(parameters, lr=learning_rate, betas=(beta1, beta2), eps=epsilon)",
  pytorchState: "step=torch.tensor(float(k)), exp_avg=m, exp_avg_sq=v",
};
