import { createStore, type StoreApi } from "zustand/vanilla";
import type { Training } from "../training/training";
import { createRunningSlice } from "./slices/runningSlice";
import { createSweepSlice } from "./slices/sweepSlice";
import type { Compare } from "./state/compareState";
import { createCompareLinks } from "./state/links";
import type { CompareSurroundings } from "./state/surroundings";

/** Makes the store that Compare works on, over Train's document. Its contract is in `compareState.ts`. */
export function createCompare(
  training: StoreApi<Training>,
  surroundings: CompareSurroundings,
): StoreApi<Compare> {
  return createStore<Compare>((set, get) => {
    const links = createCompareLinks(surroundings, set, get);
    return {
      ...createSweepSlice(training, links, set, get),
      ...createRunningSlice(training, surroundings.workers, links, set, get),
      time(batches) {
        set({ timings: undefined });
        links.statistics.time(training.getState().document, batches);
      },
    };
  });
}
