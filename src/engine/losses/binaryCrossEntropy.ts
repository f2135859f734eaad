import { call, constant, difference, negative, number, product, sum } from "../math/expressions/expression";
import type { Settings } from "../math/parameter";
import type { Code } from "../ops/code";
import { weightedLogarithm, weightedReciprocal } from "../ops/loss/logarithmTerms";
import { type Fusion, type LossForm, loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, overOutputs as shareOf, textsOf } from "../ops/loss/perOutput";
import { positiveWeight } from "../ops/loss/positiveWeight";
import { probabilityMet } from "../ops/loss/reasons";
import type { Op } from "../ops/op";
import binaryCrossEntropyWithLogits from "./binaryCrossEntropyWithLogits";

const one = number(1);

/** As a mean it is PyTorch's BCELoss, and Keras's BinaryCrossentropy. @param p before the part of the targets of 1 */
const textsWith = (p: string): LossTexts => {
  const each = `\\sum_k \\left(${p}t_k \\ln y_k + (1 - t_k) \\ln(1 - y_k)\\right)`;
  const slope = `-${p}T / Y + (1 - T) / (1 - Y)`;
  const weighed = p && " The part of the targets of 1 counts p times.";
  const words = "Minus the logarithm of the probability given to what is true, for each output on its own";
  return {
    sum: { forward: `-${each}`, gradient: slope, words: `${words}.${weighed}` },
    mean: {
      forward: `-\\tfrac{1}{K} ${each}`,
      gradient: `\\tfrac{1}{K} (${slope})`,
      words: `${words}; divided by K, the number of outputs.${weighed}`,
    },
  };
};

function create({ positiveWeight: p = 1 }: Settings, { overOutputs = "sum" }: LossForm): Op {
  const weight = p === 1 ? one : constant(positiveWeight.symbol, p, positiveWeight.name);
  return perOutput(
    {
      id: "binaryCrossEntropy",
      f: (y, t) => (t === 0 ? 0 : -p * t * Math.log(y)) - (t === 1 ? 0 : (1 - t) * Math.log(1 - y)),
      derivative: (y, t) => (t === 0 ? 0 : (-p * t) / y) + (t === 1 ? 0 : (1 - t) / (1 - y)),
      term: (y, t, share) =>
        sum([
          negative(product(share(1), weight, call(weightedLogarithm, t, y))),
          negative(product(share(1), call(weightedLogarithm, difference(one, t), difference(one, y)))),
        ]),
      slope: (y, t, share) =>
        product(
          share(1),
          sum([
            negative(product(weight, call(weightedReciprocal, t, y))),
            call(weightedReciprocal, difference(one, t), difference(one, y)),
          ]),
        ),
      kernel: { name: "binaryCrossEntropy", numbers: () => [p] },
      reason: (y, t) => (p === 1 && y === t && t > 0 && t < 1 ? probabilityMet(t) : undefined),
      ...(p !== 1 && { settings: { [positiveWeight.symbol]: p } }),
      ...textsOf(textsWith(p === 1 ? "" : "p "), overOutputs),
    },
    overOutputs,
  );
}

function fusion({ positiveWeight: p = 1 }: Settings, form: LossForm = {}): Fusion {
  const isMean = form.overOutputs === "mean";
  const weight = constant(positiveWeight.symbol, p, positiveWeight.name);
  const [difference1, words] =
    p === 1
      ? ["Y - T", "their two slopes multiply out to y − t"]
      : ["Y \\odot (1 + (p - 1) T) - p T", "their two slopes multiply out to y (1 + (p − 1) t) − p t"];
  return {
    logits: binaryCrossEntropyWithLogits.create({ positiveWeight: p }, form),
    gradient(Y, T, G, [k, n], [[outputs]]) {
      const [y, t] = [Y([k, n]), T([k, n])];
      const slope =
        p === 1
          ? difference(y, t)
          : difference(
              product(y, sum([one, product(sum([weight, { kind: "negative", of: one }]), t)])),
              product(weight, t),
            );
      return product(G([n]), isMean ? shareOf(1, outputs) : one, slope);
    },
    tex: () => (isMean ? `\\tfrac{1}{K} (${difference1})` : difference1),
    met: (y, t) => (y === t && (p === 1 || t === 0 || t === 1) ? probabilityMet(t) : undefined),
    words: `sigmoid and binary cross-entropy go together: ${words}${isMean ? ", over K" : ""}, so that nothing is divided by 0`,
  };
}

export default loss({
  label: "binary cross-entropy",
  parameters: [positiveWeight],
  overOutputs: "sum",
  op: create,
  domain: { outputs: [0, 1] },
  fusesWith: { activation: "sigmoid", create: fusion },
});

const written = (weight: string): Code => ({
  numpy: {
    forward: [
      `right = ${weight}t * np.log(np.where(t == 0, 1.0, y))`,
      "wrong = (1 - t) * np.log(np.where(t == 1, 1.0, 1 - y))",
      "-(right + wrong).sum(axis=1)",
    ].join("\n"),
    backward: `(1 - t) / np.where(t == 1, 1.0, 1 - y) - ${weight}t / np.where(t == 0, 1.0, y)`,
  },
  pytorch: [
    `right = ${weight}t * torch.log(torch.where(t == 0, 1.0, y))`,
    "wrong = (1 - t) * torch.log(torch.where(t == 1, 1.0, 1 - y))",
    "-(right + wrong).sum(dim=1)",
  ].join("\n"),
});

export const code: Code = { ...written(""), given: { positiveWeight: written("positive_weight * ") } };
