import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { keepsHere, runKeeper } from "../keep";
import { takeTraining } from "./openTraining";
import { browserSurroundings, createTraining, type Training } from "./training";
import { trainingLine } from "./trainingLine";

let store: StoreApi<Training> | undefined;
let ready: Promise<void> | undefined;

/** Makes the page's training: what was kept, or the two circles. To be waited for before anything asks for it. */
export function trainingReady(): Promise<void> {
  // Where a part couldn't be loaded it can be tried again.
  ready ??= make().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function make(): Promise<void> {
  const start = keepsHere() ? await runKeeper.restore() : undefined;
  store = createTraining(browserSurroundings(), start);
  store.subscribe(({ history, travel }) => {
    if (trainingLine.getState().history !== history) trainingLine.setState({ history, travel });
  });
  if (keepsHere()) runKeeper.start(store);
  // The store opens what it begins with in a moment of its own.
  const { getState } = store;
  queueMicrotask(() =>
    takeTraining(
      (document) => getState().open(document),
      () => getState().document,
    ),
  );
}

/** The page's training: made when it is first looked at, and kept while other views are shown. */
export function getTraining(): StoreApi<Training> {
  if (!store) throw new Error("getTraining: asked for before trainingReady was done");
  return store;
}

export function useTraining<Part>(select: (state: Training) => Part): Part {
  return useStore(getTraining(), select);
}
