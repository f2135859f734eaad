import type { EpochFigures } from "../../document/sweep/outcome";
import { logColumns, logWidth } from "../run/log";

/**
 * The figures of an epoch.
 * @param log rows as `logColumns` says
 * @returns those of the last epoch up to this one that the log has
 */
export function figuresAt(log: Float64Array, epoch: number): EpochFigures {
  let row = 0;
  for (let at = 0; at < log.length && log[at] <= epoch; at += logWidth) row = at;
  return Object.fromEntries(logColumns.map((name, column) => [name, log[row + column]])) as EpochFigures;
}

/** Evenly chosen rows of a log, the first and the last among them. */
export function thinnedRows(log: Float64Array, most: number): Float64Array<ArrayBuffer> {
  const count = log.length / logWidth;
  if (count <= most) return log.slice() as Float64Array<ArrayBuffer>;
  const thinned = new Float64Array(most * logWidth);
  for (let k = 0; k < most; k++) {
    const row = Math.round((k * (count - 1)) / (most - 1));
    thinned.set(log.subarray(row * logWidth, (row + 1) * logWidth), k * logWidth);
  }
  return thinned;
}
