import type { Change } from "../../../document/changes";
import { counted } from "../../../math/counted";
import { shortestNumber, shortNumber } from "../../../math/format";
import type { TriedOutcome } from "../evidence";
import type { Remedy, WhyRule } from "../rule";
import { figure } from "../words";
import { rateOf, setRate } from "./rate";

/** A loss so many times that of the start isn't on its way anywhere. */
const grown = 3;
/** By so many powers of ten smaller learning rates are tried. */
const powers = [1, 2, 3, 4, 5, 6, 7, 8];

/** Numbers that aren't finite any more, or a loss far beyond where it began. */
const exploding: WhyRule = {
  id: "exploding",
  look({ document, stopped, trainLoss, epoch, beginAgain }) {
    const [start, last] = [trainLoss[0], trainLoss[trainLoss.length - 1]];
    if (stopped?.kind !== "diverged" && !(last > grown * start)) return undefined;
    const standardizing: Remedy[] = document.training.standardize
      ? []
      : [change("standardize the inputs", [{ path: ["training", "standardize"], value: true }])];
    if (!Number.isFinite(start))
      return {
        sentence: `The loss isn't a finite number at the start already, before any update. Inputs, weights and targets of more moderate sizes keep all numbers in bounds.`,
        remedies: [...standardizing, { kind: "newStart", label: "new start" }],
      };
    const grew =
      last > start
        ? `The loss went from ${figure(start)} to ${figure(last)} in ${counted(epoch, "epoch")}.`
        : `A number stopped being finite in epoch ${epoch + 1}.`;
    const rate = rateOf(document);
    for (const power of rate > 0 ? powers : []) {
      const smaller = Number((rate / 10 ** power).toPrecision(12));
      const tried = beginAgain(setRate(smaller));
      // A run that ended at once says nothing to compare with.
      if (tried && !(tried.loss < start)) continue;
      return {
        sentence: `${grew} ${measured(rate, smaller, tried)}`,
        remedies: [
          { ...change(`start again with η = ${shortestNumber(smaller)}`, setRate(smaller)), again: true },
        ],
      };
    }
    return {
      sentence: `${grew} Inputs, weights and targets of more moderate sizes keep the gradients in bounds.`,
      remedies: standardizing,
    };
  },
};
export default exploding;

function measured(rate: number, smaller: number, tried: TriedOutcome | undefined): string {
  const now = `The learning rate is ${shortNumber(rate, 3)}`;
  return tried
    ? `${now}; with ${shortNumber(smaller, 3)}, ${counted(tried.epochs, "epoch")} after the start, the loss is ${figure(tried.loss)}.`
    : `${now}.`;
}

const change = (label: string, changes: readonly Change[]) => ({ kind: "change" as const, label, changes });
