import { number, sum } from "../../math/expressions/expression";
import type { OperationCode } from "../operationCode";
import { alongAxis } from "./lanes";

export default alongAxis(["cumsum"], {
  id: "cumsum",
  label: "running sum",
  f(values, output) {
    let total = 0;
    for (let k = 0; k < values.length; k++) {
      total += values[k];
      output[k] = total;
    }
  },
  vjp(_values, _Y, G, gradient) {
    let total = 0;
    for (let k = G.length - 1; k >= 0; k--) {
      total += G[k];
      gradient[k] += total;
    }
  },
  write: (values, k) => sum(values.slice(0, k + 1)),
  writeSlope: (_values, _Y, j, k) => number(j >= k ? 1 : 0),
  tex: { forward: "Y_k = \\sum_{j \\le k} A_j", gradients: ["\\sum_{j \\ge k} G_j"] },
  words: "Adds up step by step: each number is in all sums from its own on, whose gradients add up.",
});

export const code: OperationCode = {
  numpy: {
    forward: "np.cumsum(A, axis=AXIS)",
    backward: ["np.flip(np.cumsum(np.flip(G, AXIS), axis=AXIS), AXIS)"],
  },
  pytorch: "torch.cumsum(A, dim=AXIS)",
};
