import type { DecidingFigure } from "../../document/sweep/sweep";
import type { VariedValue } from "../../document/sweep/variedSettings";
import { decidedFigure } from "./figures";
import { type Interval, meanInterval } from "./interval";
import type { RunResult } from "./runToEnd";

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
export function summarizedCells(results: readonly RunResult[], decides: DecidingFigure): CellSummary[] {
  const byCell = new Map<number, RunResult[]>();
  for (const result of results) {
    const runs = byCell.get(result.cell);
    if (runs) runs.push(result);
    else byCell.set(result.cell, [result]);
  }
  return [...byCell.entries()]
    .sort(([one], [other]) => one - other)
    .map(([cell, runs]) => {
      const interval = meanInterval(runs.map((run) => decidedFigure(run, decides)));
      return {
        cell,
        values: runs[0].values,
        runs: runs.length,
        diverged: runs.filter(({ stopped }) => stopped.kind === "diverged").length,
        ...(interval && { interval }),
      };
    });
}
