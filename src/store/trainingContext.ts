import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { browserSurroundings, createTraining, type Training } from "./training";

let store: StoreApi<Training> | undefined;

/** The page's training: made when it is first looked at, and kept while other views are shown. */
export function getTraining(): StoreApi<Training> {
  store ??= createTraining(browserSurroundings());
  return store;
}

export function useTraining<Part>(select: (state: Training) => Part): Part {
  return useStore(getTraining(), select);
}
