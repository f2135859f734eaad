import { sum } from "../math/expressions/expression";
import type { Op } from "./op";

/** The sum of single numbers: the loss of the data and the penalty. */
export const add: Op = {
  id: "add",
  inputs: ["a", "b"],
  shape: () => [1],
  forward([a, b], total) {
    total[0] = a[0] + b[0];
  },
  vjp(_inputs, _total, G, gradients) {
    for (const gradient of gradients) if (gradient) gradient[0] += G[0];
  },
  kernel: { name: "add" },
  expression: ([a, b]) => sum([a([0]), b([0])]),
  gradient: (_inputs, _total, G) => G([0]),
  tex: { forward: "a + b", gradients: ["G", "G"] },
  words: "The loss of the data plus the penalty on the weights.",
  example: [[1], [1]],
};
