import { settingsOfRun } from "../../../engine/document/sweep/plannedRuns";
import type { SweepPool } from "../../../worker/sweep/client";
import { type Compare, type CompareRun, waitingRun } from "./compareState";
import type { KnownRuns } from "./knownRuns";
import type { RunReports } from "./runReports";
import type { StatisticsLink } from "./statisticsLink";
import type { CompareSurroundings, GetState, SetState } from "./surroundings";

/** What is asked of the workers that train the runs. What they report comes into the state here. */
export interface PoolLink extends Omit<SweepPool, "start"> {
  /** @param indices of the runs to be trained, among all */
  start(indices: readonly number[]): void;
}

const unkept = "What the runs come to can't be kept in this browser: a reload of the page loses it.";

export function createPoolLink(
  { createPool, workers }: Pick<CompareSurroundings, "createPool" | "workers">,
  known: KnownRuns,
  reports: RunReports,
  statistics: StatisticsLink,
  set: SetState,
  get: GetState,
): PoolLink {
  /** The places of the pool's runs among all. */
  let started: readonly number[] = [];
  const pool = createPool(workers, {
    progress: (index, epoch, look) =>
      reports.show(started[index], { status: "running", epoch, ...(look && { look }) }),
    done(index, result) {
      if (result.stopped.kind === "user") {
        reports.show(started[index], { status: "stopped", result });
        return;
      }
      const kept = known.done(get().runs[started[index]].key, result);
      reports.show(started[index], { status: "done", result });
      set(({ spent }) => ({ spent: { ...spent, runs: spent.runs + 1 } }));
      kept.catch(() => set({ problem: unkept }));
    },
    failed(index, problem) {
      known.failed(get().runs[started[index]].key, problem);
      reports.show(started[index], { status: "failed", problem });
    },
    timed: (seconds) => set({ estimate: estimateOf(get(), seconds) }),
    ended() {
      reports.rest();
      statistics.ask();
      set(({ runs }) => ({
        status: "idle",
        // One whose worker died while it was to stop.
        runs: runs.map((run) => (run.status === "running" ? waitingRun(run) : run)),
      }));
    },
  });
  return {
    ...pool,
    start(indices) {
      const { document, runs } = get();
      if (!document) return;
      started = indices;
      pool.start(
        document,
        indices.map((index) => runs[index].planned),
      );
    },
  };
}

/** All runs that aren't done, each to its limit of epochs. */
function estimateOf({ document, runs, workers }: Compare, secondsOfEpoch: number): number | undefined {
  if (!document) return undefined;
  const epochsOf = ({ status, planned }: CompareRun) =>
    status === "done" ? 0 : settingsOfRun(document, planned).training.epochs;
  return (runs.reduce((sum, run) => sum + epochsOf(run), 0) * secondsOfEpoch) / workers;
}
