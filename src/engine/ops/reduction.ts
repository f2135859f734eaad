import { constant, type Expression, product, sum } from "../math/expressions/expression";
import type { Code } from "./code";
import type { Op, Source } from "./op";

/** How the losses of the examples become one: the only place where a batch is summed or averaged. */
export interface Reduction {
  readonly id: "sum" | "mean";
  readonly op: Op;
  /**
   * What a change of one example's loss does to the whole, as it appears in formulas; 1 isn't written.
   * @param T the targets, [K, batch]
   */
  weight(batch: number, T: Float64Array): Expression;
}

function reduction(
  id: Reduction["id"],
  share: (batch: number) => number,
  tex: string,
  words: string,
): Reduction {
  const weight = (batch: number): Expression =>
    share(batch) === 1 ? { kind: "number", value: 1 } : constant(`\\tfrac{1}{${batch}}`, share(batch));
  const op: Op = {
    id,
    inputs: ["losses"],
    shape: () => [1],
    forward(inputs, total, shapes) {
      const losses = inputs[0],
        batch = shapes[0][0];
      let sum = 0;
      for (let n = 0; n < batch; n++) sum += losses[n];
      total[0] = sum * share(batch);
    },
    vjp(_inputs, _total, G, gradients, shapes) {
      const dLosses = gradients[0],
        batch = shapes[0][0];
      if (!dLosses) return;
      const each = G[0] * share(batch);
      for (let n = 0; n < batch; n++) dLosses[n] += each;
    },
    kernel: { name: "reduction", numbers: ([[batch]]) => [share(batch)] },
    expression: ([losses], _index, [[batch]]) => product(weight(batch), sum(each(losses, batch))),
    gradient: (_inputs, _total, G, _input, _index, [[batch]]) => product(weight(batch), G([0])),
    tex: { forward: tex, gradients: ["1"] },
    words,
    example: [[3]],
  };
  return { id, op, weight };
}

function each(losses: Source, batch: number): Expression[] {
  return Array.from({ length: batch }, (_, n) => losses([n]));
}

/** Both ways to reduce a batch, in the order of the menus. */
export const reductions: readonly Reduction[] = [
  reduction("sum", () => 1, "\\sum_n L_n", "Adds up the losses of all examples."),
  reduction(
    "mean",
    (batch) => 1 / batch,
    "\\tfrac{1}{N} \\sum_n L_n",
    "Averages the losses over the N examples.",
  ),
];

/** Both in Python, where `y` is the list of losses. */
export const code: Readonly<Record<Reduction["id"], Code>> = {
  sum: {
    numpy: { forward: "y.sum()", backward: "np.ones_like(y)" },
    pytorch: "y.sum()",
  },
  mean: {
    numpy: { forward: "y.mean()", backward: "np.full_like(y, 1 / len(y))" },
    pytorch: "y.mean()",
  },
};
