import { shortestNumber } from "../../../math/format";
import type { WhyRule } from "../rule";
import { figure } from "../words";
import { rateOf, setRate } from "./rate";

const offered = [0.1, 0.01, 0.001];

/** A learning rate of 0: the rule of every optimizer multiplies what it does with the gradient by it. */
const rateZero: WhyRule = {
  id: "rateZero",
  look({ document, isSolved, trainLoss, goOn }) {
    if (isSolved || rateOf(document) !== 0 || !Number.isFinite(trainLoss[0])) return undefined;
    const [best] = offered
      .map((rate) => ({ rate, outcome: goOn(setRate(rate)) }))
      .toSorted((one, other) => (one.outcome?.loss ?? Infinity) - (other.outcome?.loss ?? Infinity));
    const { rate, outcome } = best;
    const helps = outcome && outcome.loss < trainLoss[trainLoss.length - 1];
    const tried = helps
      ? ` From here, ${outcome.epochs} epochs with η = ${shortestNumber(rate)} bring the training loss to ${figure(outcome.loss)}.`
      : "";
    return {
      sentence: `The learning rate is 0: whatever the gradients are, no parameter follows them.${tried}`,
      remedies: [{ kind: "change", label: `η = ${shortestNumber(rate)}`, changes: setRate(rate) }],
    };
  },
};
export default rateZero;
