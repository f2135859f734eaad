import type { VariedValue } from "../../document/parts/sweepDocument";
import type { JudgedRun } from "../../document/sweep/outcome";
import { type Interval, meanInterval } from "../../math/interval";

/** The runs of one cell together: the same values, other seeds. */
export interface CellSummary {
  readonly cell: number;
  readonly values: readonly VariedValue[];
  readonly runs: number;
  readonly diverged: number;
  /** Of the figure that decides, over the runs that have one; absent where none has. */
  readonly interval?: Interval;
}

/** One summary for each cell that has a run, in the order of the cells. */
export function summarizedCells(all: readonly JudgedRun[]): CellSummary[] {
  const byCell = new Map<number, JudgedRun[]>();
  for (const run of all) {
    const runs = byCell.get(run.cell);
    if (runs) runs.push(run);
    else byCell.set(run.cell, [run]);
  }
  return [...byCell.entries()]
    .sort(([one], [other]) => one - other)
    .map(([cell, runs]) => {
      const interval = meanInterval(runs.map(({ figure }) => figure));
      return {
        cell,
        values: runs[0].values,
        runs: runs.length,
        diverged: runs.filter(({ diverged }) => diverged).length,
        ...(interval && { interval }),
      };
    });
}
