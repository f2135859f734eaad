import { createKnownRuns, type KnownRuns } from "./knownRuns";
import { createPoolLink, type PoolLink } from "./poolLink";
import { createRunReports, type RunReports } from "./runReports";
import { createStatisticsLink, type StatisticsLink } from "./statisticsLink";
import type { CompareSurroundings, GetState, SetState } from "./surroundings";

/** What the slices share beside the state. */
export interface CompareLinks {
  readonly known: KnownRuns;
  readonly reports: RunReports;
  readonly statistics: StatisticsLink;
  readonly pool: PoolLink;
}

export function createCompareLinks(
  surroundings: CompareSurroundings,
  set: SetState,
  get: GetState,
): CompareLinks {
  const known = createKnownRuns(surroundings.shelf);
  const statistics = createStatisticsLink(surroundings, set, get);
  const reports = createRunReports(surroundings, set, statistics.askWhileRunning);
  const pool = createPoolLink(surroundings, known, reports, statistics, set, get);
  return { known, reports, statistics, pool };
}
