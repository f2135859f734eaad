import { evaluate } from "../../math/expressions/evaluate";
import { call, constant, difference, negative, number, sum } from "../../math/expressions/expression";
import { exponential, logarithm } from "../../math/expressions/scalarFunctions";
import type { OperationCode } from "../operationCode";
import { alongAxis } from "./lanes";

export default alongAxis(["log_softmax"], {
  id: "logSoftmax",
  label: "log softmax",
  f(values, output) {
    const shift = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const total = Math.log(values.reduce((sum, value) => sum + Math.exp(value - shift), 0));
    for (let k = 0; k < values.length; k++) output[k] = values[k] - shift - total;
  },
  vjp(_values, Y, G, gradient) {
    const total = G.reduce((sum, value) => sum + value, 0);
    for (let k = 0; k < Y.length; k++) gradient[k] += G[k] - Math.exp(Y[k]) * total;
  },
  write(values, k) {
    const shift = constant("m", Math.max(...values.map(evaluate)));
    const total = call(logarithm, sum(values.map((value) => call(exponential, difference(value, shift)))));
    return sum([values[k], negative(shift), negative(total)]);
  },
  writeSlope: (_values, Y, j, k) =>
    j === k ? difference(number(1), call(exponential, Y[k])) : negative(call(exponential, Y[k])),
  tex: { forward: "\\ln \\operatorname{softmax}(A)", gradients: ["G - e^{Y} \\odot \\sum G"] },
  words:
    "The logarithms of the softmax's probabilities: each score minus the logarithm of the sum of all e^z, with the largest taken out first.",
});

export const code: OperationCode = {
  numpy: {
    forward:
      "shifted = A - np.max(A, axis=AXIS, keepdims=True)\nshifted - np.log(np.sum(np.exp(shifted), axis=AXIS, keepdims=True))",
    backward: ["G - np.exp(Y) * np.sum(G, axis=AXIS, keepdims=True)"],
  },
  pytorch: "torch.log_softmax(A, dim=AXIS)",
};
