import type { ProblemSlice } from "../workbenchState";
import type { WorkbenchSlice } from "../workerLink";

export const createProblemSlice: WorkbenchSlice<ProblemSlice> = (worker, set) => ({
  problem: undefined,
  gaveUp: false,
  fail: (problem) => set({ problem, gaveUp: false }),
  dismiss: () => set({ problem: undefined, gaveUp: false }),
  tryAgain: worker.tryAgain,
});
