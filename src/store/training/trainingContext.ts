import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../context";
import type { Stores } from "../stores";
import type { Training } from "./training";
import { createTrainLink } from "./trainLink";

/** The page's training: kept while other views are shown. To be asked for once its loader is done. */
export function trainingOf(stores: Stores): StoreApi<Training> {
  const { training } = stores.get(createTrainLink).getState();
  if (!training) throw new Error("trainingOf: asked for before Train was loaded");
  return training;
}

export function useTraining<Part>(select: (state: Training) => Part): Part {
  const training = useStoreOf(createTrainLink, (link) => link.training);
  if (!training) throw new Error("useTraining: rendered before Train was loaded");
  return useStore(training, select);
}
