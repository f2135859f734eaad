import type { StoreApi } from "zustand/vanilla";
import type { Training } from "../../training/training";
import { type RunningSlice, waitingRun } from "../state/compareState";
import type { CompareLinks } from "../state/links";
import type { GetState, SetState } from "../state/surroundings";

/** Trains the runs. */
export function createRunningSlice(
  training: StoreApi<Training>,
  workers: number,
  { known, pool, reports }: CompareLinks,
  set: SetState,
  get: GetState,
): RunningSlice {
  return {
    status: "looking",
    spent: { seconds: 0, runs: 0 },
    workers,
    start() {
      const { document, status, runs } = get();
      if (!document || status === "running" || status === "looking") return;
      reports.startClock();
      if (status === "paused") {
        pool.resume();
        set({ status: "running" });
        return;
      }
      const open = runs.flatMap(({ status: state }, index) => (state === "done" ? [] : [index]));
      if (open.length === 0) return;
      known.forgetProblems();
      // Both would share the processor.
      training.getState().pause();
      set({
        status: "running",
        spent: { seconds: 0, runs: 0 },
        runs: runs.map((run) =>
          run.status === "failed" || run.status === "stopped" ? waitingRun(run) : run,
        ),
      });
      pool.start(open);
    },
    pause() {
      if (get().status !== "running") return;
      pool.pause();
      reports.rest();
      set({ status: "paused" });
    },
    stop() {
      const { status } = get();
      if (status === "running" || status === "paused") pool.stop();
    },
  };
}
