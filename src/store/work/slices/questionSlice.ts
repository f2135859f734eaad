import type { QuestionSlice } from "../workbenchState";
import type { WorkbenchSlice } from "../workerLink";

export const createQuestionSlice: WorkbenchSlice<QuestionSlice> = (worker) => ({
  answers: {},
  ask: worker.ask,
});
