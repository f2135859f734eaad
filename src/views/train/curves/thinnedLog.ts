import { ThinnedSeries } from "../../../draw/plot/series";
import type { DataPart } from "../../../engine/training/data/preparedData";
import type { Stores } from "../../../store/stores";
import type { TrainingFrames } from "../../../store/training/training";
import { trainingOf } from "../../../store/training/trainingContext";
import { dataPartLabels } from "../parts/dataPartLabels";
import { MovingAverages } from "./movingAverages";

export type Figure = "loss" | "error";
const figures: readonly Figure[] = ["loss", "error"];

/** The curves of one figure, one for each part of the data. */
export interface Curves {
  readonly exact: ThinnedSeries;
  /** Their moving averages, where they are asked for. */
  readonly smooth: ThinnedSeries | undefined;
}

/**
 * The log's curves. Calling it brings them up to date: each row is read once.
 * @param inertia of the moving averages, below 1; 0 for none
 */
export function createThinnedLog(stores: Stores): (inertia: number) => Readonly<Record<Figure, Curves>> {
  const { frames } = trainingOf(stores).getState();
  const all = { loss: curvesOf("loss"), error: curvesOf("error") };
  /** The first row that may be another one than when it was thinned. */
  let changedFrom = 0;
  let smoothed = 0;
  frames.subscribe(() => {
    changedFrom = Math.min(changedFrom, frames.latest?.log.from ?? 0);
  });
  return (inertia) => {
    for (const figure of figures) {
      const { exact, averages, smooth, valueAt } = all[figure];
      follow(exact, frames, changedFrom, valueAt(frames));
      if (inertia === 0) continue;
      const from = inertia === smoothed ? changedFrom : 0;
      averages.follow(from, frames.log.length, inertia, valueAt(frames));
      follow(smooth, frames, from, averages.at);
    }
    changedFrom = frames.log.length;
    smoothed = inertia;
    const shown = ({ exact, smooth }: (typeof all)[Figure]) => ({
      exact,
      smooth: inertia === 0 ? undefined : smooth,
    });
    return { loss: shown(all.loss), error: shown(all.error) };
  };
}

function curvesOf(figure: Figure) {
  return {
    exact: new ThinnedSeries(dataPartLabels.length),
    smooth: new ThinnedSeries(dataPartLabels.length),
    averages: new MovingAverages(dataPartLabels.length),
    valueAt:
      ({ log }: TrainingFrames) =>
      (part: number, row: number) =>
        log[figure](dataPartLabels[part].id as DataPart, row),
  };
}

function follow(
  series: ThinnedSeries,
  { log }: TrainingFrames,
  changedFrom: number,
  valueAt: (part: number, row: number) => number,
): void {
  series.cut(Math.min(changedFrom, log.length));
  // Of a very long run not every epoch is in the log; more than that is a gap.
  const last = log.length > 0 ? log.epoch(log.length - 1) : 0;
  const mostApart = Math.max(1, last / 12_500);
  for (let row = series.length; row < log.length; row++) {
    const joined = row === 0 || log.epoch(row) - log.epoch(row - 1) <= mostApart;
    series.append(log.epoch(row), (part) => valueAt(part, row), joined);
  }
}
