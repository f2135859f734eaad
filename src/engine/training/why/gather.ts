import { logWidth } from "../run/log";
import type { Moment } from "../run/moment";
import { orderSeed } from "../trainer/trainer";
import { type Evidence, type Facts, isSolved, logColumn } from "./evidence";
import { affordable, changed, changedAtStart, tryFromStart, tryOut } from "./tryOut";

/** The moment of a run from which other ways to go on are tried. */
interface Present {
  readonly moment: Moment;
  readonly next: number;
}

/** Puts together what rules look at. What is tried out is computed when it is asked for. */
export function gatherEvidence(facts: Facts, { moment, next }: Present): Evidence {
  const { document, data, epoch } = facts;
  const rows = logColumn(facts.log, "epoch").findLastIndex((row) => row <= epoch) + 1;
  const log = facts.log.subarray(0, rows * logWidth);
  const epochs = logColumn(log, "epoch");
  const trainLoss = logColumn(log, "trainLoss");
  const trained = data.partOf.filter((part) => part === 0).length;
  const seed = orderSeed(document.training.seed);
  return {
    ...facts,
    log,
    epochs,
    trainLoss,
    validationLoss: logColumn(log, "validationLoss"),
    validationError: logColumn(log, "validationError"),
    isSolved: isSolved(facts),
    goOn(changes) {
      const count = Math.min(affordable(document, trained), 20);
      if (count < 2) return undefined;
      return tryOut({ document: changed(document, changes), data, seed, from: { moment, next } }, count);
    },
    beginAgain(changes) {
      const start = changedAtStart(document, changes);
      if (!start) return undefined;
      const mostEpochs = Math.min(affordable(start, trained), affordable(document, trained), epoch);
      const row = epochs.findLastIndex((logged) => logged <= mostEpochs);
      if (row < 1) return undefined;
      return { ...tryFromStart(start, data, epochs[row], seed), before: trainLoss[row] };
    },
  };
}
