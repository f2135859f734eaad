import { createStore, type StoreApi } from "zustand/vanilla";
import { createDocumentSlice } from "./slices/documentSlice";
import { createGestureSlice } from "./slices/gestureSlice";
import { createProblemSlice } from "./slices/problemSlice";
import { createQuestionSlice } from "./slices/questionSlice";
import { createStepSlice } from "./slices/stepSlice";
import { createViewSlice } from "./slices/viewSlice";
import type { Workbench } from "./workbenchState";
import { type Connect, createWorkerLink } from "./workerLink";

/** Makes the store that Step works on. Its contract is in `workbenchState.ts`. */
export function createWorkbench(connect: Connect): StoreApi<Workbench> {
  return createStore<Workbench>((set, get) => {
    const worker = createWorkerLink(connect, set, get);
    return {
      ...createDocumentSlice(worker, set, get),
      ...createStepSlice(worker, set, get),
      ...createGestureSlice(worker, set, get),
      ...createQuestionSlice(worker, set, get),
      ...createViewSlice(worker, set, get),
      ...createProblemSlice(worker, set, get),
    };
  });
}
