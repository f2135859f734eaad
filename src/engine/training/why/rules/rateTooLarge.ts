import { shortestNumber } from "../../../math/format";
import type { WhyRule } from "../rule";
import { figure } from "../words";
import { rateOf, setRate, tenthOf } from "./rate";

/** So many of the latest epochs are looked at, and at least so many. */
const lookedAt = 100;
const fewestEpochs = 5;
/** A loss that rises in more than this part of them, or doubles at once, jumps about. */
const mostRises = 0.3;
const jump = 2;

/** Updates that go too far: the loss rises again and again. */
const rateTooLarge: WhyRule = {
  id: "rateTooLarge",
  look({ document, trainLoss, isSolved, goOn, metrics }) {
    const latest = trainLoss.subarray(Math.max(0, trainLoss.length - lookedAt - 1));
    const epochs = latest.length - 1;
    if (isSolved || epochs < fewestEpochs) return undefined;
    const steps = [...latest.keys()].slice(1).map((n) => latest[n] / latest[n - 1]);
    const rises = steps.filter((ratio) => ratio > 1 + 1e-6).length;
    const largest = Math.max(...steps);
    if (rises <= mostRises * epochs && !(largest > jump)) return undefined;
    const rate = tenthOf(rateOf(document));
    const [same, smaller] = [goOn([]), goOn(setRate(rate))];
    if (!same || !smaller || !(smaller.loss < 0.6 * same.loss || !Number.isFinite(same.loss)))
      return undefined;
    if (!(smaller.loss < metrics.loss.train)) return undefined;
    const what =
      rises > mostRises * epochs
        ? `The training loss rose in ${rises} of the last ${epochs} epochs.`
        : `The training loss jumped to ${figure(largest)} times what it was, within one epoch.`;
    return {
      sentence: `${what} From here, ${smaller.epochs} epochs with η = ${shortestNumber(rate)} bring it to ${figure(smaller.loss)}, with ${shortestNumber(rateOf(document))} to ${figure(same.loss)}.`,
      remedies: [{ kind: "change", label: `η = ${shortestNumber(rate)}`, changes: setRate(rate) }],
    };
  },
};
export default rateTooLarge;
