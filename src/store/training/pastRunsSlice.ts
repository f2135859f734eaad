import { added, presentOf } from "../history";
import { lastEpoch } from "./pastRuns";
import type { TrainingSlice } from "./trainerLink";
import type { PastRunsSlice, RunNames } from "./trainingState";

export const createPastRunsSlice: TrainingSlice<PastRunsSlice> = (trainer, set, get) => {
  /** Nothing of the run changes: it goes on meanwhile. */
  function shelve(label: string, change: (shelf: RunNames) => RunNames): void {
    const { history } = get();
    const present = presentOf(history);
    if (present) set({ history: added(history, { ...present, shelf: change(present.shelf), label }) });
  }
  return {
    pastRuns: [],

    openPastRun(id) {
      const { history, pastRuns } = get();
      const present = presentOf(history);
      const past = pastRuns.find(({ run }) => run.id === id);
      if (!present || !past || past.run === present.run) return;
      trainer.leave(present.run);
      const { run, document } = past;
      const entry = { document, run, shelf: present.shelf, label: "back to another run" };
      set({ history: added(history, entry) });
      const last = lastEpoch(past);
      void trainer.comeBack(entry).then(() => presentOf(get().history) === entry && get().goTo(last));
    },
    deleteRun: (id) => shelve("a run deleted", (shelf) => ({ ...shelf, deleted: [...shelf.deleted, id] })),
    renameRun: (id, name) =>
      shelve("a run named", ({ names: { [id]: _before, ...names }, ...shelf }) => ({
        ...shelf,
        names: name === undefined ? names : { ...names, [id]: name },
      })),
  };
};
