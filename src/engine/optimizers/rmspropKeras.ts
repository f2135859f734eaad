import { call, difference, product, quotient, sum } from "../math/expressions/expression";
import { squareRoot } from "../math/expressions/scalarFunctions";
import type { Optimizer, OptimizerCode } from "./optimizer";
import rmsprop, { code as rmspropCode } from "./rmsprop";
import { weightDecay } from "./weightDecay";

/** RMSProp as Keras computes it: ε is added to the average square, below the root. */
const rmspropKeras: Optimizer = {
  ...rmsprop,
  id: "rmspropKeras",
  label: "RMSProp (Keras’s ε)",
  parameters: rmsprop.parameters
    .filter((parameter) => parameter !== weightDecay)
    .map((parameter) => ({ ...parameter, default: parameter.name === "epsilon" ? 1e-7 : 0.9 })),
  update(weights, gradient, [s], { learningRate, decay, epsilon }) {
    for (let k = 0; k < weights.length; k++) {
      s[k] = decay * s[k] + (1 - decay) * gradient[k] * gradient[k];
      weights[k] -= (learningRate * gradient[k]) / Math.sqrt(s[k] + epsilon);
    }
  },
  kernel: { name: "rmspropKeras", settings: ["decay", "epsilon"] },
  rule(of) {
    const { weight, gradient, settings } = of;
    return {
      slots: rmsprop.rule(of).slots,
      weight: ([meanSquare]) =>
        difference(
          weight,
          quotient(
            product(settings.learningRate, gradient),
            call(squareRoot, sum([meanSquare, settings.epsilon])),
          ),
        ),
    };
  },
  tex: { ...rmsprop.tex, weight: "w - \\frac{\\eta g}{\\sqrt{s + \\varepsilon}}" },
  words:
    "RMSProp as Keras computes it: divides the gradient by the root of its average square and ε together.",
};
export default rmspropKeras;

// PyTorch's adds ε outside of the root; this is Keras's rule as an optimizer of PyTorch's.
export const code: OptimizerCode = {
  numpy: { ...rmspropCode.numpy, weight: "w - learning_rate * g / np.sqrt(s + epsilon)" },
  pytorch: [
    "class KerasRMSprop(torch.optim.Optimizer):",
    "    @torch.no_grad()",
    "    def step(self):",
    "        for w in self.param_groups[0]['params']:",
    "            s = self.state[w].get('square_avg', torch.zeros_like(w))",
    "            s = self.state[w]['square_avg'] = decay * s + (1 - decay) * w.grad**2",
    "            w -= learning_rate * w.grad / torch.sqrt(s + epsilon)",
    "",
    "optimizer = KerasRMSprop(parameters, {})",
  ].join("\n"),
  oneStep: true,
  pytorchState: "square_avg=s",
};
