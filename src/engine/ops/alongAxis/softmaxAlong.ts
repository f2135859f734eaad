import { evaluate } from "../../math/expressions/evaluate";
import {
  call,
  constant,
  difference,
  negative,
  number,
  product,
  quotient,
  sum,
} from "../../math/expressions/expression";
import { exponential } from "../../math/expressions/scalarFunctions";
import type { OperationCode } from "../operationCode";
import { alongAxis } from "./lanes";

/** Probabilities from scores; the largest score is subtracted first, so that no power overflows. */
export function softmaxInto(values: Float64Array, output: Float64Array): void {
  const shift = values.reduce((a, b) => Math.max(a, b), -Infinity);
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    output[k] = Math.exp(values[k] - shift);
    total += output[k];
  }
  for (let k = 0; k < values.length; k++) output[k] /= total;
}

export default alongAxis(["softmax"], {
  id: "softmaxAlong",
  label: "softmax",
  f: softmaxInto,
  vjp(_values, Y, G, gradient) {
    let mean = 0;
    for (let k = 0; k < Y.length; k++) mean += G[k] * Y[k];
    for (let k = 0; k < Y.length; k++) gradient[k] += Y[k] * (G[k] - mean);
  },
  write(values, k) {
    const shift = constant("m", Math.max(...values.map(evaluate)));
    const powers = values.map((value) => call(exponential, difference(value, shift)));
    return quotient(powers[k], sum(powers));
  },
  writeSlope: (_values, Y, j, k) =>
    j === k ? product(Y[j], difference(number(1), Y[j])) : negative(product(Y[j], Y[k])),
  tex: { forward: "\\operatorname{softmax}(A)", gradients: ["Y \\odot (G - \\sum G \\odot Y)"] },
  words:
    "Turns scores into probabilities: each e^z divided by the sum of all. The largest score m is subtracted first, which changes nothing in the quotient and keeps every power from overflowing.",
});

export const code: OperationCode = {
  numpy: {
    forward:
      "powers = np.exp(A - np.max(A, axis=AXIS, keepdims=True))\npowers / np.sum(powers, axis=AXIS, keepdims=True)",
    backward: ["Y * (G - np.sum(G * Y, axis=AXIS, keepdims=True))"],
  },
  pytorch: "torch.softmax(A, dim=AXIS)",
};
