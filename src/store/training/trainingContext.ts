import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../context";
import { createKeeping, keepsHere } from "../keep";
import type { Stores } from "../stores";
import { browserSurroundings, createTraining, type Training } from "./training";
import { createTrainLink } from "./trainLink";

/** Makes the page's training, once: what was kept, or the two circles. */
export function createTrainingLoader(stores: Stores): () => Promise<void> {
  let ready: Promise<void> | undefined;
  return () => {
    // Where a part couldn't be loaded it can be tried again.
    ready ??= load(stores).catch((error) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };
}

async function load(stores: Stores): Promise<void> {
  const keeping = keepsHere() ? stores.get(createKeeping) : undefined;
  const start = await keeping?.run.restore();
  const training = createTraining(browserSurroundings(), start);
  keeping?.run.start(training);
  // The store opens what it begins with in a microtask of its own; what was handed over comes after that.
  await Promise.resolve();
  stores.get(createTrainLink).getState().receive(training);
}

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
