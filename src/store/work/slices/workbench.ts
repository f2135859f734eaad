import { createStore, type StoreApi } from "zustand/vanilla";
import type { Workbench } from "../workbenchState";
import { type Connect, createWorkerLink } from "../workerLink";
import { createDocumentSlice } from "./documentSlice";
import { createGestureSlice } from "./gestureSlice";
import { createProblemSlice } from "./problemSlice";
import { createQuestionSlice } from "./questionSlice";
import { createStepSlice } from "./stepSlice";
import { createViewSlice } from "./viewSlice";

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
