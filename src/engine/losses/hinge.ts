import { call, difference, negative, number, product } from "../math/expressions/expression";
import { isPositive, positivePart } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { loss } from "../ops/loss/loss";
import { type LossTexts, type PerOutput, perOutput, textsOf } from "../ops/loss/perOutput";
import { hingeTie } from "../ops/loss/reasons";

const margin = (y: number, t: number) => 1 - t * y;

const texts: LossTexts = {
  sum: {
    forward: "\\sum_k \\max(0, 1 - t_k y_k)",
    gradient: "-T \\odot [1 - T \\odot Y > 0]",
    words:
      "0 once the score is on the right side by at least 1, else how much is missing; added up over the outputs. Targets are +1 or −1.",
  },
  mean: {
    forward: "\\tfrac{1}{K} \\sum_k \\max(0, 1 - t_k y_k)",
    gradient: "-\\tfrac{1}{K} T \\odot [1 - T \\odot Y > 0]",
    words:
      "0 once the score is on the right side by at least 1, else how much is missing; divided by K, the number of outputs. Targets are +1 or −1.",
  },
};

const rule: Omit<PerOutput, "tex" | "words"> = {
  id: "hinge",
  f: (y, t) => Math.max(0, margin(y, t)),
  // On the margin itself the slope is taken as 0.
  derivative: (y, t) => -t * isPositive.evaluate(margin(y, t)),
  term: (y, t, share) => product(share(1), call(positivePart, difference(number(1), product(t, y)))),
  slope: (y, t, share) =>
    negative(product(share(1), t, call(isPositive, difference(number(1), product(t, y))))),
  kernel: { name: "hinge" },
  kink: margin,
  kinkOf: "the hinge",
  reason(y, t) {
    const missing = margin(y, t);
    if (missing < 0) return { kind: "met", text: "the score is on the right side by more than 1" };
    return missing === 0 ? hingeTie : undefined;
  },
};

export default loss({
  label: "hinge",
  overOutputs: "sum",
  op: (_settings, { overOutputs = "sum" }) =>
    perOutput({ ...rule, ...textsOf(texts, overOutputs) }, overOutputs),
  classes: { targets: [-1, 1], boundary: 0 },
  domain: { targets: [-1, 1] },
});

export const code: Code = {
  numpy: {
    forward: "np.maximum(0, 1 - t * y).sum(axis=1)",
    backward: "-t * (1 - t * y > 0)",
  },
  pytorch: "torch.relu(1 - t * y).sum(dim=1)",
};
