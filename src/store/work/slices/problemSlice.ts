import type { ProblemSlice } from "../workbenchState";
import type { Slice } from "../workerLink";

export const createProblemSlice: Slice<ProblemSlice> = (worker, set) => ({
  problem: undefined,
  gaveUp: false,
  fail: (problem) => set({ problem, gaveUp: false }),
  dismiss: () => set({ problem: undefined, gaveUp: false }),
  tryAgain: worker.tryAgain,
});
