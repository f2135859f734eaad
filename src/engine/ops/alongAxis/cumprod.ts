import { number, product } from "../../math/expressions/expression";
import type { OperationCode } from "../operationCode";
import { alongAxis } from "./lanes";

export default alongAxis(["cumprod"], {
  id: "cumprod",
  label: "running product",
  f(values, output) {
    let total = 1;
    for (let k = 0; k < values.length; k++) {
      total *= values[k];
      output[k] = total;
    }
  },
  vjp(values, _Y, G, gradient) {
    for (let k = 0; k < values.length; k++) {
      let others = 1;
      for (let j = 0; j < k; j++) others *= values[j];
      for (let j = k; j < values.length; j++) {
        if (j > k) others *= values[j];
        gradient[k] += G[j] * others;
      }
    }
  },
  write: (values, k) => product(...values.slice(0, k + 1)),
  writeSlope: (values, _Y, j, k) =>
    j < k ? number(0) : product(...values.slice(0, j + 1).filter((_, i) => i !== k)),
  tex: { forward: "Y_k = \\prod_{j \\le k} A_j", gradients: ["\\sum_{j \\ge k} G_j \\prod_{i \\ne k} A_i"] },
  words: "Multiplies step by step: each number is a factor of all products from its own on.",
});

export const code: OperationCode = {
  numpy: {
    forward: "np.cumprod(A, axis=AXIS)",
    backward: [
      [
        "a, g = np.moveaxis(A, AXIS, 0), np.moveaxis(G, AXIS, 0)",
        "shares = np.empty(a.shape)",
        "for k in range(len(a)):",
        "    others = np.array(a)",
        "    others[k] = 1",
        "    shares[k] = np.sum((g * np.cumprod(others, axis=0))[k:], axis=0)",
        "np.moveaxis(shares, 0, AXIS)",
      ].join("\n"),
    ],
  },
  pytorch: "torch.cumprod(A, dim=AXIS)",
};
