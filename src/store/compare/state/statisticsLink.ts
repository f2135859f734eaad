import type { TrainableDocument } from "../../../engine/document/document";
import { judged } from "../../../engine/document/sweep/outcome";
import type { CompareSurroundings, GetState, SetState } from "./surroundings";

/** What is asked of the worker that does the statistics. Its answers are put into the state here. */
export interface StatisticsLink {
  /** Asks for those of the runs that are done. */
  ask(): void;
  /** Asks, unless the processor is to be left to the runs. */
  askWhileRunning(): void;
  /** What is answered from now on is of another sweep, until it is asked again. */
  drop(): void;
  time(document: TrainableDocument, batches: readonly number[]): void;
}

export function createStatisticsLink(
  { createStatistics, now }: Pick<CompareSurroundings, "createStatistics" | "now">,
  set: SetState,
  get: GetState,
): StatisticsLink {
  /** Whether the statistics of the present sweep have been asked for. */
  let isAwaited = false;
  let askedAt = 0;
  let answeredAt = 0;
  const statistics = createStatistics({
    answered(answer) {
      if (answer.kind === "timing") set({ timings: answer.timings });
      // Those of another sweep have other settings, and other values.
      else if (isAwaited) {
        answeredAt = now();
        set({ statistics: answer });
      }
    },
    failed: (problem) => set({ problem }),
  });

  function ask(): void {
    const { document, runs } = get();
    isAwaited = document !== undefined;
    askedAt = now();
    if (document)
      statistics.ask({
        kind: "statistics",
        sweep: document.sweep,
        runs: runs.flatMap(({ status, result }) =>
          status === "done" && result ? [judged(result, document.sweep.decides)] : [],
        ),
      });
  }

  return {
    ask,
    askWhileRunning() {
      // They get a fifth of a processor then: a forest over a thousand runs takes seconds.
      if (answeredAt >= askedAt && now() - answeredAt >= 4 * (answeredAt - askedAt)) ask();
    },
    drop() {
      isAwaited = false;
    },
    time: (document, batches) => statistics.ask({ kind: "timing", document, batches }),
  };
}
