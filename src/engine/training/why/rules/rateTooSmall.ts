import { shortestNumber, shortNumber } from "../../../math/format";
import type { TriedOutcome } from "../evidence";
import type { WhyRule } from "../rule";
import { figure, percent } from "../words";
import { rateOf, setRate } from "./rate";

/** So many epochs at least show how fast it goes. */
const fewestEpochs = 8;
/** A loss that came down by less than this part in the second half of the epochs goes slowly. */
const slow = 0.25;

/** Powers of ten: the first three are tried for any rate, the others where they lead to one that is usual. */
const powers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const usualRate = 0.1;

const larger = (rate: number) =>
  powers
    .map((power) => Number((rate * 10 ** power).toPrecision(12)))
    .filter((tried, k) => k < 3 || tried <= usualRate);

/** Updates that are too small to get anywhere soon. */
const rateTooSmall: WhyRule = {
  id: "rateTooSmall",
  look({ document, trainLoss, epochs, measures, isSolved, goOn, beginAgain }) {
    const last = trainLoss.length - 1;
    if (isSolved || epochs[last] < fewestEpochs) return undefined;
    const half = epochs.findIndex((epoch) => epoch >= epochs[last] / 2);
    const fall = 1 - trainLoss[last] / trainLoss[half];
    if (!(fall < slow)) return undefined;
    const same = goOn([]);
    if (!same) return undefined;
    const found = firstBetter(larger(rateOf(document)), same.loss, (rate) => goOn(setRate(rate)));
    if (!found) return undefined;
    const { rate, outcome } = found;
    // From where it stands larger steps may help by chance; a rate that is too small is so from the start.
    const again = beginAgain(setRate(rate));
    if (again && !(again.loss < 0.9 * again.before)) return undefined;
    const ratios = measures.layers.map(({ updateRatio }) => updateRatio).filter(Number.isFinite);
    const size =
      ratios.length > 0 ? ` An update changes the weights by ${percent(Math.max(...ratios))} at most.` : "";
    const span = epochs[last] - epochs[half];
    const came =
      fall > 0
        ? `came down from ${figure(trainLoss[half])} to ${figure(trainLoss[last])}`
        : `didn't come down: it is ${figure(trainLoss[last])}`;
    return {
      sentence: `In the last ${span} epochs the training loss ${came}.${size} From here, ${outcome.epochs} epochs with η = ${shortNumber(rate, 6)} bring it to ${figure(outcome.loss)}, with ${shortNumber(rateOf(document), 6)} to ${figure(same.loss)}.`,
      remedies: [{ kind: "change", label: `η = ${shortestNumber(rate)}`, changes: setRate(rate) }],
    };
  },
};
export default rateTooSmall;

/** Where ten times more does worse, a hundred times more does better by chance. */
function firstBetter(
  rates: readonly number[],
  same: number,
  outcomeWith: (rate: number) => TriedOutcome | undefined,
): { readonly rate: number; readonly outcome: TriedOutcome } | undefined {
  for (const rate of rates) {
    const outcome = outcomeWith(rate);
    if (outcome && outcome.loss < 0.85 * same) return { rate, outcome };
    if (rate === rates[0] && outcome && !(outcome.loss <= same)) return undefined;
  }
  return undefined;
}
