import { call, constant, difference, product, type ScalarFunction } from "../math/expressions/expression";
import type { Parameter, Settings } from "../math/parameter";
import type { Code } from "../ops/code";
import { type LossForm, loss } from "../ops/loss/loss";
import { type LossTexts, perOutput, textsOf } from "../ops/loss/perOutput";
import { targetMet } from "../ops/loss/reasons";
import type { Op } from "../ops/op";

const delta: Parameter = {
  name: "delta",
  symbol: "\\delta",
  meaning: "up to how large a difference is squared; beyond, the loss grows as a straight line",
  default: 1,
  above: 0,
};

/** e cut off at −δ and δ. */
const clipped: ScalarFunction = {
  id: "clip",
  tex: "\\max(-\\delta, \\min(\\delta, e))",
  letters: ["e", "\\delta"],
  evaluate: (e, bound) => Math.max(-bound, Math.min(bound, e)),
  binds: "atom",
};

/** @see Huber 1964: e²/2 near 0, and straight lines that go on from it without a kink. */
const bend: ScalarFunction = {
  id: "huber",
  tex: "\\begin{cases} \\tfrac{1}{2} (e)^2 & |e| \\le \\delta \\\\ \\delta \\cdot (|e| - \\tfrac{1}{2} \\delta) & |e| > \\delta \\end{cases}",
  letters: ["e", "\\delta"],
  evaluate: (e, bound) => (Math.abs(e) <= bound ? (e * e) / 2 : bound * (Math.abs(e) - bound / 2)),
  derivative: (of) => call(clipped, ...of),
  binds: "atom",
};

const cases =
  "\\sum_k \\begin{cases} \\tfrac{1}{2} (y_k - t_k)^2 & |y_k - t_k| \\le \\delta \\\\ \\delta \\cdot (|y_k - t_k| - \\tfrac{1}{2} \\delta) & |y_k - t_k| > \\delta \\end{cases}";
const slopes = "\\max(-\\delta, \\min(\\delta, Y - T))";
const words =
  "Half the square of a difference from the target up to δ, and beyond it a straight line whose slope is δ, so that no output pulls harder than that";

/** As a mean it is PyTorch's HuberLoss. */
const texts: LossTexts = {
  sum: { forward: cases, gradient: slopes, words: `${words}; added up over the outputs.` },
  mean: {
    forward: `\\tfrac{1}{K} ${cases}`,
    gradient: `\\tfrac{1}{K} ${slopes}`,
    words: `${words}; divided by K, the number of outputs.`,
  },
};

function create({ delta: bound }: Settings, { overOutputs = "mean" }: LossForm): Op {
  const width = constant(delta.symbol, bound);
  return perOutput(
    {
      id: "huber",
      f: (y, t) => bend.evaluate(y - t, bound),
      derivative: (y, t) => clipped.evaluate(y - t, bound),
      term: (y, t, share) => product(share(1), call(bend, difference(y, t), width)),
      slope: (y, t, share) => product(share(1), call(clipped, difference(y, t), width)),
      kernel: { name: "huber", numbers: () => [bound] },
      reason: (y, t) => (y === t ? targetMet : undefined),
      settings: { [delta.symbol]: bound },
      ...textsOf(texts, overOutputs),
    },
    overOutputs,
  );
}

export default loss({
  label: "Huber",
  overOutputs: "mean",
  op: create,
  parameters: [delta],
  regression: true,
});

export const code: Code = {
  numpy: {
    forward:
      "np.where(np.abs(y - t) <= delta, 0.5 * (y - t)**2, delta * (np.abs(y - t) - 0.5 * delta)).mean(axis=1)",
    backward: "np.clip(y - t, -delta, delta) / y.shape[1]",
  },
  pytorch: "F.huber_loss(y, t, reduction='none', delta=delta).mean(dim=1)",
};
