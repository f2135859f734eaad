import { createStore, type StoreApi } from "zustand/vanilla";
import { twoCirclesDocument } from "../../engine/document/edit/train/editTraining";
import { createTrainingClient } from "../../worker/training/client";
import { createPastRunsSlice } from "./pastRunsSlice";
import { createRunSlice } from "./runSlice";
import { createTrainerLink, type LinkSurroundings } from "./trainerLink";
import { createTrainingDocumentSlice } from "./trainingDocumentSlice";
import type { Training, TrainingStart } from "./trainingState";

export type {
  FrameRequest,
  Gallery,
  Pace,
  ParameterPath,
  PastRun,
  RegionMap,
  Training,
  TrainingFrame,
  TrainingFrames,
  TrainingStart,
} from "./trainingState";

/** The page as it is. */
export function browserSurroundings(): LinkSurroundings {
  return {
    connect: createTrainingClient,
    schedule: (callback) => void requestAnimationFrame(callback),
  };
}

/** Makes the store that Train works on. Its contract is in `trainingState.ts`. */
export function createTraining(
  surroundings: LinkSurroundings,
  first: TrainingStart = { document: twoCirclesDocument() },
): StoreApi<Training> {
  return createStore<Training>((set, get) => {
    const trainer = createTrainerLink(surroundings, set, get);
    // The store must exist before the worker's first answer can arrive.
    queueMicrotask(() => get().openRun(first.document, first.past));
    return {
      ...createTrainingDocumentSlice(first.document)(trainer, set, get),
      ...createRunSlice(first.pace)(trainer, set, get),
      ...createPastRunsSlice(trainer, set, get),
      frames: trainer.frames,
      look: trainer.look,
      faults: [],
      problem: undefined,
      dismiss: () => set({ problem: undefined, faults: [] }),
      close: () => trainer.client.close(),
    };
  });
}
