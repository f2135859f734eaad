import type { Change } from "../../../document/changes";
import { shortestNumber, shortNumber } from "../../../math/format";
import type { WhyRule } from "../rule";
import { figure } from "../words";
import { rateOf, setRate } from "./rate";

/** A loss so many times that of the start isn't on its way anywhere. */
const grown = 3;

/** Numbers that aren't finite any more, or a loss far beyond where it began. */
const exploding: WhyRule = {
  id: "exploding",
  look({ document, stopped, trainLoss, epoch, beginAgain }) {
    const [start, last] = [trainLoss[0], trainLoss[trainLoss.length - 1]];
    if (stopped?.kind !== "diverged" && !(last > grown * start)) return undefined;
    const grew =
      last > start
        ? `The loss went from ${figure(start)} to ${figure(last)} in ${epoch} epochs.`
        : `A number stopped being finite in epoch ${epoch + 1}.`;
    const smaller = [10, 100, 1000].map((divisor) => Number((rateOf(document) / divisor).toPrecision(12)));
    for (const rate of smaller) {
      const tried = beginAgain(setRate(rate));
      // A run that ended at once says nothing to compare with.
      if (tried && !(tried.loss < start)) continue;
      return {
        sentence: `${grew} ${measured(document, rate, tried)}`,
        remedies: [{ ...change(`start again with η = ${shortestNumber(rate)}`, setRate(rate)), again: true }],
      };
    }
    return {
      sentence: `${grew} Inputs, weights and targets of more moderate sizes keep the gradients in bounds.`,
      remedies: document.training.standardize
        ? []
        : [change("standardize the inputs", [{ path: ["training", "standardize"], value: true }])],
    };
  },
};
export default exploding;

function measured(
  document: Parameters<typeof rateOf>[0],
  rate: number,
  tried: { readonly epochs: number; readonly loss: number } | undefined,
): string {
  const now = `The learning rate is ${shortNumber(rateOf(document), 3)}`;
  return tried
    ? `${now}; with ${shortNumber(rate, 3)}, ${tried.epochs} epochs from the start bring the loss to ${figure(tried.loss)}.`
    : `${now}.`;
}

const change = (label: string, changes: readonly Change[]) => ({ kind: "change" as const, label, changes });
