import { evaluate } from "../math/expressions/evaluate";
import { call, difference, powerComplement, product, quotient, sum } from "../math/expressions/expression";
import { squareRoot } from "../math/expressions/scalarFunctions";
import adam, { code as adamCode } from "./adam";
import type { Optimizer, OptimizerCode } from "./optimizer";
import { weightDecay } from "./weightDecay";

/**
 * Adam as Keras computes it: ε stands beside the root of the average as it is, and both corrections go into the learning
 * rate. While the correction is small, ε counts for more than in Adam's other form.
 * @see Kingma & Ba 2015, the end of section 2, where this ε is called ε̂
 */
const adamKeras: Optimizer = {
  ...adam,
  id: "adamKeras",
  label: "Adam (Keras’s ε)",
  parameters: adam.parameters
    .filter((parameter) => parameter !== weightDecay)
    .map((parameter) => (parameter.name === "epsilon" ? { ...parameter, default: 1e-7 } : parameter)),
  update(weights, gradient, [m, v], { learningRate, beta1, beta2, epsilon }, step) {
    if (step < 1) throw new RangeError(`adamKeras: step ${step}, but steps count from 1`);
    const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k];
      m[k] = beta1 * m[k] + (1 - beta1) * g;
      v[k] = beta2 * v[k] + (1 - beta2) * g * g;
      weights[k] -= (rate * m[k]) / (Math.sqrt(v[k]) + epsilon);
    }
  },
  kernel: { name: "adamKeras", settings: ["beta1", "beta2", "epsilon"] },
  rule(of) {
    const {
      weight,
      settings: { learningRate, beta1, beta2, epsilon },
      step,
    } = of;
    const correction = powerComplement("\\beta_1", evaluate(beta1), step);
    const secondCorrection = powerComplement("\\beta_2", evaluate(beta2), step);
    return {
      slots: adam.rule(of).slots,
      weight: ([mean, meanSquare]) =>
        difference(
          weight,
          product(
            learningRate,
            quotient(call(squareRoot, secondCorrection), correction),
            quotient(mean, sum([call(squareRoot, meanSquare), epsilon])),
          ),
        ),
    };
  },
  tex: {
    ...adam.tex,
    weight: "w - \\eta \\frac{\\sqrt{1 - \\beta_2^k}}{1 - \\beta_1^k} \\frac{m}{\\sqrt{v} + \\varepsilon}",
  },
  words:
    "Adam as Keras computes it: both corrections go into the learning rate, and ε stands beside the root of the average square as it is.",
};
export default adamKeras;

export const code: OptimizerCode = {
  numpy: {
    ...adamCode.numpy,
    weight: "w - learning_rate * np.sqrt(1 - beta2**k) / (1 - beta1**k) * m / (np.sqrt(v) + epsilon)",
  },
  pytorch: [
    "optimizer = torch.optim.Adam(parameters, lr=learning_rate, betas=(beta1, beta2))",
    "# Keras's epsilon stands beside sqrt(v) before its correction: in PyTorch's place it is so much in this step.",
    "optimizer.param_groups[0]['eps'] = epsilon / (1 - beta2 ** (k + 1)) ** 0.5",
  ].join("\n"),
  oneStep: true,
  pytorchState: adamCode.pytorchState,
};
