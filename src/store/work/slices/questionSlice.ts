import type { QuestionSlice } from "../workbenchState";
import type { Slice } from "../workerLink";

export const createQuestionSlice: Slice<QuestionSlice> = (worker) => ({
  answers: {},
  ask: worker.ask,
});
