import type { Change } from "../../../document/changes";
import type { LayerDocument } from "../../../document/document";
import { counted } from "../../../math/counted";
import type { Evidence, TriedOutcome } from "../evidence";
import type { WhyRule } from "../rule";
import { layerActivations } from "../stages";
import { figure, percent } from "../words";

/** Hidden layers of the networks that it is compared with, the smaller first. */
const compared = [[16], [16, 16]];
/** A network with as many units in each hidden layer isn't small. */
const leastUnits = 8;
/** A loss that came down by more than this part in the last quarter of the epochs still goes on. */
const going = 0.05;

/** A network too small for the data: a larger one does much better; a logistic one is told beside it. */
const tooSmall: WhyRule = {
  id: "tooSmall",
  look(evidence) {
    const { document, data, metrics, isSolved, beginAgain } = evidence;
    const { layers } = document;
    const hidden = layers.slice(0, -1).map(({ units }) => units);
    if (isSolved || (hidden.length > 0 && Math.min(...hidden) >= leastUnits) || !hasSettled(evidence))
      return undefined;
    const isClasses = data.task.kind === "classification";
    const now: TriedOutcome = { epochs: 0, loss: metrics.loss.train, error: metrics.error.train };
    const isBetter = ({ loss, error }: TriedOutcome, than = now) =>
      loss < 0.9 * than.loss && (!isClasses || error < than.error - 0.05);
    // What the same sizes could do with another optimizer isn't a matter of the sizes.
    const own = beginAgain(ableTo(layers, hidden));
    const able = own && isBetter(own) ? own : now;
    const tried = compared.map((sizes) => ({ sizes, outcome: beginAgain(ableTo(layers, sizes)) }));
    const larger = tried.find(({ outcome }) => outcome && isBetter(outcome, able));
    if (!larger?.outcome) return undefined;
    const plain = hidden.length === 0 ? undefined : beginAgain(ableTo(layers, []));
    const amount = (of: TriedOutcome) => (isClasses ? percent(of.error) : figure(of.loss));
    const { outcome, sizes } = larger;
    const words =
      sizes.length === 1 ? `${sizes[0]} hidden units` : `${sizes.length} layers of ${sizes[0]} units`;
    const beside = plain
      ? `; ${isClasses ? "a logistic one" : "a linear one"} without hidden units gets to ${amount(plain)}`
      : "";
    return {
      sentence: `${sizeWords(hidden)}, the training ${isClasses ? "error" : "loss"} stays at ${amount(now)}${beside}. ${words} get it to ${amount(outcome)} within ${counted(outcome.epochs, "epoch")}: this network is too small for these data.`,
      remedies: [{ kind: "change", label: words, changes: [withHidden(layers, sizes)] }],
    };
  },
};
export default tooSmall;

/** Whether the training loss hardly comes down any more. */
function hasSettled({ trainLoss, epochs }: Evidence): boolean {
  const last = trainLoss.length - 1;
  const quarter = epochs.findIndex((epoch) => epoch >= 0.75 * epochs[last]);
  return epochs[last] >= 10 && trainLoss[last] > (1 - going) * trainLoss[quarter];
}

function sizeWords(hidden: readonly number[]): string {
  if (hidden.length === 0) return "Without a hidden layer";
  return `With ${hidden.join(" and ")} hidden ${hidden.join() === "1" ? "unit" : "units"}`;
}

/** Other hidden layers, with an activation that can bend. */
function withHidden(layers: readonly LayerDocument[], sizes: readonly number[]): Change {
  const bends =
    layers.length > 1 &&
    layerActivations(layers[0]).every(({ activation }) => !activation.isLinear && !activation.isFlat);
  const activation = bends ? layers[0].activation : "tanh";
  return {
    path: ["layers"],
    value: [
      ...sizes.map((units) => ({ units, activation, biasMode: "perUnit", weights: [], bias: [] })),
      { ...layers[layers.length - 1], weights: [], bias: [] },
    ],
  };
}

/** The same with an optimizer and a start that are known to work, so that the sizes alone are compared. */
function ableTo(layers: readonly LayerDocument[], sizes: readonly number[]): Change[] {
  const [end] = layers.slice(-1);
  return [
    withHidden([{ ...end, activation: "tanh" }, end], sizes),
    { path: ["training", "initializer"], value: "xavier" },
    {
      path: ["optimizer"],
      value: { type: "adam", learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    },
  ];
}
