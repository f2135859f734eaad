import type { CompareRun } from "./compareState";
import type { CompareSurroundings, SetState } from "./surroundings";

/** What is heard of the runs. Many reports come in a moment: they are shown together, and the time that has passed with them. */
export interface RunReports {
  show(index: number, change: Partial<CompareRun>): void;
  /** From now on time is spent. */
  startClock(): void;
  /** Shows at once what is known, and spends no more time. */
  rest(): void;
  /** Drops what isn't shown yet: it is of another sweep. */
  drop(): void;
}

/** @param resultsShown some of what was shown has come out */
export function createRunReports(
  { now, schedule }: Pick<CompareSurroundings, "now" | "schedule">,
  set: SetState,
  resultsShown: () => void,
): RunReports {
  let changed = new Map<number, Partial<CompareRun>>();
  /** Up to when time has been counted; absent while none is spent. */
  let since: number | undefined;

  function showChanged(): void {
    const all = changed;
    changed = new Map();
    if (all.size === 0) return;
    set(({ runs }) => ({
      runs: runs.map((run, index) => (all.has(index) ? { ...run, ...all.get(index) } : run)),
    }));
    if ([...all.values()].some(({ result }) => result)) resultsShown();
    tick();
  }

  function tick(): void {
    if (since === undefined) return;
    const time = now();
    const passed = (time - since) / 1000;
    since = time;
    set(({ spent }) => ({ spent: { ...spent, seconds: spent.seconds + passed } }));
  }

  return {
    show(index, change) {
      const isFirst = changed.size === 0;
      changed.set(index, { ...changed.get(index), ...change });
      if (isFirst) schedule(showChanged);
    },
    startClock() {
      since = now();
    },
    rest() {
      showChanged();
      since = undefined;
    },
    drop() {
      changed = new Map();
      since = undefined;
    },
  };
}
