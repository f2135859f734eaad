import {
  call,
  constant,
  difference,
  type Expression,
  negative,
  number,
  product,
  type ScalarFunction,
  sum,
} from "../math/expressions/expression";
import { positivePart } from "../math/expressions/scalarFunctions";
import type { Settings } from "../math/parameter";
import type { Code } from "../ops/code";
import { type LossForm, loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, textsOf } from "../ops/loss/perOutput";
import { positiveWeight } from "../ops/loss/positiveWeight";
import { probabilityMet } from "../ops/loss/reasons";
import type { Op } from "../ops/op";

const sigmoid = (y: number) => (y >= 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y)));

const sigmoidOf: ScalarFunction = {
  id: "sigmoid",
  tex: "\\sigma(y)",
  letters: ["y"],
  evaluate: sigmoid,
  binds: "atom",
};

const tailSlope: ScalarFunction = {
  id: "tail'",
  tex: "-\\operatorname{sign}(y) \\sigma(-|y|)",
  letters: ["y"],
  evaluate: (y) => -Math.sign(y) * sigmoid(-Math.abs(y)),
  binds: "sum",
};

const tail: ScalarFunction = {
  id: "tail",
  tex: "\\ln(1 + e^{-|y|})",
  letters: ["y"],
  evaluate: (y) => Math.log1p(Math.exp(-Math.abs(y))),
  derivative: ([y]) => call(tailSlope, y),
  takesLogarithm: true,
  binds: "atom",
};

/** As a mean it is PyTorch's BCEWithLogitsLoss. */
const textsWith = (isWeighed: boolean): LossTexts => {
  const each = isWeighed
    ? "\\sum_k \\left((1 - t_k) y_k + (1 + (p - 1) t_k) (\\max(0, -y_k) + \\ln(1 + e^{-|y_k|}))\\right)"
    : "\\sum_k \\left(\\max(0, y_k) - y_k t_k + \\ln(1 + e^{-|y_k|})\\right)";
  const slope = isWeighed ? "\\sigma(Y) \\odot (1 + (p - 1) T) - p T" : "\\sigma(Y) - T";
  const weighed = isWeighed ? " The part of the targets of 1 counts p times." : "";
  const words =
    "Binary cross-entropy of the sigmoid of each output, which is a score; written so that no power overflows";
  return {
    sum: { forward: each, gradient: slope, words: `${words}.${weighed}` },
    mean: {
      forward: `\\tfrac{1}{K} ${each}`,
      gradient: `\\tfrac{1}{K} (${slope})`,
      words: `${words}; divided by K, the number of outputs.${weighed}`,
    },
  };
};

const one = number(1);

/** ln(1 + e^−y), written as the positive part of −y and a tail that can't overflow. */
const below = (y: number) => Math.max(-y, 0) + Math.log1p(Math.exp(-Math.abs(y)));

function create({ positiveWeight: p = 1 }: Settings, { overOutputs = "sum" }: LossForm): Op {
  const weight = constant(positiveWeight.symbol, p, positiveWeight.name);
  // With p = 1 this is 1, and both parts of the loss are the plain ones.
  const weightAt = (t: Expression) => sum([one, product(sum([weight, { kind: "negative", of: one }]), t)]);
  return perOutput(
    {
      id: "binaryCrossEntropyWithLogits",
      f: (y, t) =>
        p === 1
          ? Math.max(y, 0) - y * t + Math.log1p(Math.exp(-Math.abs(y)))
          : (1 - t) * y + (1 + (p - 1) * t) * below(y),
      derivative: (y, t) => (p === 1 ? sigmoid(y) - t : sigmoid(y) * (1 + (p - 1) * t) - p * t),
      term: (y, t, share) =>
        p === 1
          ? sum(
              [call(positivePart, y), negative(product(y, t)), call(tail, y)].map((part) =>
                part.kind === "negative" ? negative(product(share(1), part.of)) : product(share(1), part),
              ),
            )
          : sum([
              product(share(1), difference(one, t), y),
              product(share(1), weightAt(t), sum([call(positivePart, negative(y)), call(tail, y)])),
            ]),
      slope: (y, t, share) =>
        product(
          share(1),
          p === 1
            ? difference(call(sigmoidOf, y), t)
            : difference(product(call(sigmoidOf, y), weightAt(t)), product(weight, t)),
        ),
      kernel: { name: "binaryCrossEntropyWithLogits", numbers: () => [p] },
      reason: (y, t) => (sigmoid(y) === t && (p === 1 || t === 0 || t === 1) ? probabilityMet(t) : undefined),
      ...(p !== 1 && { settings: { [positiveWeight.symbol]: p } }),
      ...textsOf(textsWith(p !== 1), overOutputs),
    },
    overOutputs,
  );
}

export default loss({
  label: "binary cross-entropy (scores)",
  parameters: [positiveWeight],
  overOutputs: "sum",
  op: create,
  classes: { targets: [0, 1], boundary: 0, probabilities: "sigmoid" },
});

export const code: Code = {
  numpy: {
    forward: "(np.maximum(y, 0) - y * t + np.log1p(np.exp(-np.abs(y)))).sum(axis=1)",
    backward: "1 / (1 + np.exp(-y)) - t",
  },
  pytorch: "F.binary_cross_entropy_with_logits(y, t, reduction='none').sum(dim=1)",
  given: {
    positiveWeight: {
      numpy: {
        forward: [
          "below = np.maximum(-y, 0) + np.log1p(np.exp(-np.abs(y)))",
          "((1 - t) * y + (1 + (positive_weight - 1) * t) * below).sum(axis=1)",
        ].join("\n"),
        backward: "(1 + (positive_weight - 1) * t) / (1 + np.exp(-y)) - positive_weight * t",
      },
      pytorch: [
        "weight = torch.tensor(positive_weight)",
        "F.binary_cross_entropy_with_logits(y, t, pos_weight=weight, reduction='none').sum(dim=1)",
      ].join("\n"),
    },
  },
};
