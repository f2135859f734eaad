import { useMemo } from "react";
import { presentOf } from "../../../store/history";
import { lastEpoch, shownRuns } from "../../../store/training/pastRuns";
import type { PastRun } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { runNames } from "./runNames";

/** A run that was left, as lists and curves have it. */
export interface NamedRun {
  readonly id: string;
  readonly name: string;
  /** Whether the name was given by hand. */
  readonly isNamed: boolean;
  readonly last: number;
  readonly run: PastRun;
}

/** The present run's name, and the runs that were left; each is named by what differs, or as it was named by hand. */
export function useRuns(): { readonly present: string; readonly past: readonly NamedRun[] } {
  const document = useTraining((state) => state.document);
  const history = useTraining((state) => state.history);
  const pastRuns = useTraining((state) => state.pastRuns);
  return useMemo(() => {
    const entry = presentOf(history);
    const shown = shownRuns(pastRuns, entry);
    const [present, ...others] = runNames([document, ...shown.map((past) => past.document)]);
    const given = entry?.shelf.names ?? {};
    const own = entry && given[entry.run.id];
    return {
      present: own ?? present,
      past: shown.map((run, k) => {
        const { id, from } = run.run;
        const name = given[id] ?? (from ? `${others[k]}, from epoch ${from.epoch}` : others[k]);
        return { id, name, isNamed: id in given, last: lastEpoch(run), run };
      }),
    };
  }, [document, history, pastRuns]);
}
