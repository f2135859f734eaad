import type { Stores } from "../stores";
import { browserSurroundings, createTraining } from "../training/training";
import { createTrainLink } from "../training/trainLink";
import { createKeeping, keepsHere } from ".";

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
