import { ThinnedSeries } from "../../../draw/plot/series";
import type { PastRun } from "../../../store/training/training";
import { rowWidth } from "../../../store/training/trainingLog";
import type { Figure } from "./thinnedLog";

/** The curves of a run that isn't there now: of the training points and of the validation points. */
export interface OtherRun {
  readonly id: string;
  readonly name: string;
  readonly last: number;
  readonly series: ThinnedSeries;
  /** Whether it is pointed at. */
  readonly isMeant: boolean;
}

const columns: Readonly<Record<Figure, readonly [number, number]>> = { loss: [1, 2], error: [4, 5] };
const known = new WeakMap<Float64Array, Partial<Record<Figure, ThinnedSeries>>>();

/** Made once for each log. */
export function curvesOfPast({ log }: PastRun, figure: Figure): ThinnedSeries {
  const made = known.get(log) ?? {};
  known.set(log, made);
  made[figure] ??= thinned(log, columns[figure]);
  return made[figure];
}

function thinned(log: Float64Array, [train, validation]: readonly [number, number]): ThinnedSeries {
  const series = new ThinnedSeries(2);
  for (let at = 0; at < log.length; at += rowWidth)
    series.append(log[at], (which) => log[at + (which === 0 ? train : validation)], true);
  return series;
}
