import { ThinnedSeries } from "../../../draw/series";
import type { Stores } from "../../../store/stores";
import type { TrainingFrames } from "../../../store/training/training";
import { trainingOf } from "../../../store/training/trainingContext";
import { parts } from "../parts";

export type Figure = "loss" | "error";

interface Thinned {
  readonly loss: ThinnedSeries;
  readonly error: ThinnedSeries;
}

/** The log's curves. Calling it brings them up to date: each row is read once. */
export function createThinnedLog(stores: Stores): () => Thinned {
  const { frames } = trainingOf(stores).getState();
  const thinned: Thinned = { loss: new ThinnedSeries(parts.length), error: new ThinnedSeries(parts.length) };
  /** The first row that may be another one than when it was thinned. */
  let changedFrom = 0;
  frames.subscribe(() => {
    changedFrom = Math.min(changedFrom, frames.latest?.log.from ?? 0);
  });
  return () => {
    for (const figure of ["loss", "error"] as const) follow(thinned[figure], figure, frames, changedFrom);
    changedFrom = frames.log.length;
    return thinned;
  };
}

function follow(series: ThinnedSeries, figure: Figure, { log }: TrainingFrames, changedFrom: number): void {
  series.cut(Math.min(changedFrom, log.length));
  // Of a very long run not every epoch is in the log; more than that is a gap.
  const last = log.length > 0 ? log.epoch(log.length - 1) : 0;
  const mostApart = Math.max(1, last / 12_500);
  for (let row = series.length; row < log.length; row++) {
    const joined = row === 0 || log.epoch(row) - log.epoch(row - 1) <= mostApart;
    series.append(log.epoch(row), (part) => log[figure](parts[part].id, row), joined);
  }
}
