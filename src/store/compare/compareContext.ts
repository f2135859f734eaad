import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { createSweepPool } from "../../worker/sweep/client";
import { createStatistics } from "../../worker/sweep/statisticsClient";
import { useStores } from "../context";
import type { Stores } from "../stores";
import { trainingOf } from "../training/trainingContext";
import { createCompare } from "./compare";
import type { Compare } from "./state/compareState";
import { createResultShelf } from "./state/resultShelf";

/** Makes the page's comparison, once, over what Train has; to be asked for once Train's loader is done. */
export function createPageCompare(stores: Stores): StoreApi<Compare> {
  return createCompare(trainingOf(stores), {
    createPool: createSweepPool,
    createStatistics,
    shelf: createResultShelf(),
    workers: Math.max(1, navigator.hardwareConcurrency - 1),
    now: () => performance.now(),
    // Ten times a second is enough to watch; a thousand runs in table and plot take a while to be painted.
    schedule: (callback) => void setTimeout(callback, 100),
  });
}

export function useCompare<Part>(select: (state: Compare) => Part): Part {
  return useStore(useStores().get(createPageCompare), select);
}
