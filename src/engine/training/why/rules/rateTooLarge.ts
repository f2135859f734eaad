import { counted } from "../../../math/counted";
import { shortestNumber } from "../../../math/format";
import { atStart, type Evidence } from "../evidence";
import type { WhyReason, WhyRule } from "../rule";
import { figure, percent } from "../words";
import { rateOf, setRate, tenthOf } from "./rate";

/** So many of the latest epochs are looked at, and at least so many. */
const lookedAt = 100;
const fewestEpochs = 5;
/** A loss that rises in more than this part of them, or doubles at once, jumps about. */
const mostRises = 0.3;
const jump = 2;
/** A first update that changes a layer's weights by more than this part of them leaves little of the start. */
const largeUpdate = 0.3;
/** A smaller rate has to bring the loss so far down beside what it is. */
const clearly = 0.6;

/** Updates that go too far: the loss rises again and again, or the first ones have done lasting harm. */
const rateTooLarge: WhyRule = {
  id: "rateTooLarge",
  look(evidence) {
    if (evidence.isSolved || evidence.trainLoss.length <= fewestEpochs) return undefined;
    const now = jumpsNow(evidence);
    return (
      (now === undefined ? undefined : betterFromHere(evidence, now)) ?? betterFromTheStart(evidence, now)
    );
  },
};
export default rateTooLarge;

/** What the latest epochs show of it. */
function jumpsNow({ trainLoss }: Evidence): string | undefined {
  const latest = trainLoss.subarray(Math.max(0, trainLoss.length - lookedAt - 1));
  const epochs = latest.length - 1;
  const steps = [...latest.keys()].slice(1).map((n) => latest[n] / latest[n - 1]);
  const rises = steps.filter((ratio) => ratio > 1 + 1e-6).length;
  const largest = Math.max(...steps);
  if (rises > mostRises * epochs) return `The training loss rose in ${rises} of the last ${epochs} epochs.`;
  return largest > jump
    ? `The training loss jumped to ${figure(largest)} times what it was, within one epoch.`
    : undefined;
}

function betterFromHere(
  { document, goOn, beginAgain, metrics }: Evidence,
  what: string,
): WhyReason | undefined {
  const rate = tenthOf(rateOf(document));
  const [same, smaller] = [goOn([]), goOn(setRate(rate))];
  if (!same || !smaller || !(smaller.loss < clearly * same.loss || !Number.isFinite(same.loss)))
    return undefined;
  if (!(smaller.loss < metrics.loss.train)) return undefined;
  // Smaller steps at the end settle what any noisy run leaves open: that alone doesn't make the rate too large.
  const again = beginAgain(setRate(rate));
  if (again && !(again.loss < again.before)) return undefined;
  return {
    sentence: `${what} From here, ${smaller.epochs} epochs with η = ${shortestNumber(rate)} bring it to ${figure(smaller.loss)}, with ${shortestNumber(rateOf(document))} to ${figure(same.loss)}.`,
    remedies: [{ kind: "change", label: `η = ${shortestNumber(rate)}`, changes: setRate(rate) }],
  };
}

/** Units that died or saturated don't come back with smaller updates: only another run shows what the rate did. */
function betterFromTheStart(evidence: Evidence, now: string | undefined): WhyReason | undefined {
  const { document, metrics, beginAgain } = evidence;
  const what = firstUpdate(evidence) ?? firstEpoch(evidence) ?? now;
  if (what === undefined) return undefined;
  const tenth = tenthOf(rateOf(document));
  const [best] = [tenth, tenthOf(tenth)]
    .map((rate) => ({ rate, outcome: beginAgain(setRate(rate)) }))
    .toSorted((one, other) => (one.outcome?.loss ?? Infinity) - (other.outcome?.loss ?? Infinity));
  const { rate, outcome } = best;
  if (!outcome || !(outcome.loss < clearly * Math.min(outcome.before, metrics.loss.train))) return undefined;
  return {
    sentence: `${what} With η = ${shortestNumber(rate)}, ${counted(outcome.epochs, "epoch")} after the same start, the training loss is ${figure(outcome.loss)}; with ${shortestNumber(rateOf(document))} it was ${figure(outcome.before)}.`,
    remedies: [
      {
        kind: "change",
        label: `start again with η = ${shortestNumber(rate)}`,
        changes: setRate(rate),
        again: true,
      },
    ],
  };
}

function firstUpdate(evidence: Evidence): string | undefined {
  const { layers } = evidence.document;
  const ratios = layers.map((_, l) => atStart(evidence, l, "updateRatio"));
  const largest = ratios.reduce((most, ratio) => (ratio > most ? ratio : most), 0);
  return largest > largeUpdate && Number.isFinite(largest)
    ? `The first update changed the weights of layer ${ratios.indexOf(largest) + 1} by ${percent(largest)} of their size.`
    : undefined;
}

function firstEpoch({ trainLoss: [before, after] }: Evidence): string | undefined {
  return after > before
    ? `The first epoch brought the training loss up, from ${figure(before)} to ${figure(after)}.`
    : undefined;
}
