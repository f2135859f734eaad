import { newId } from "../newId";
import { rowWidth } from "./trainingLog";
import type { LeftRun, PastRun, RunNames, TrainingEntry } from "./trainingState";

/** A run of its own. @param from the one that it has branched off from */
export function newRun(from?: LeftRun["from"]): LeftRun {
  return { id: newId(), ...(from && { from }) };
}

export const emptyShelf: RunNames = { names: {}, deleted: [] };

/** The last epoch that was trained. */
export const lastEpoch = ({ log }: PastRun): number => log[log.length - rowWidth];

/**
 * The runs to be shown beside the present one: not those that were deleted, and not those of which another one has every
 * epoch, since it went on from their end.
 */
export function shownRuns(runs: readonly PastRun[], present: TrainingEntry | undefined): readonly PastRun[] {
  if (!present) return [];
  const { run, shelf } = present;
  const others = runs.filter((past) => past.run.id !== run.id && !shelf.deleted.includes(past.run.id));
  const branches = [run, ...others.map((past) => past.run)];
  return others.filter(
    (past) => !branches.some(({ from }) => from?.id === past.run.id && from.epoch >= lastEpoch(past)),
  );
}
