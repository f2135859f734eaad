import { createStore, type StoreApi } from "zustand/vanilla";
import type { NetworkDocument } from "../../engine/document/document";
import type { Training } from "./trainingState";

/** What the page knows of Train before it is loaded, and how Train is reached. */
export interface TrainLink {
  /** Nothing until Train has been looked at. */
  readonly training: StoreApi<Training> | undefined;
  /** What is to be opened as soon as it is. */
  readonly waiting: NetworkDocument | undefined;
  /** The id under which what is trained is kept. */
  readonly runId: string | undefined;
  /**
   * Opens a document in Train, with its run where it holds one; as soon as Train is looked at, where it hasn't been. What
   * was there before can be brought back with undo. Of several that wait only the newest is opened.
   */
  handOverToTrain(document: NetworkDocument): void;
  /** Train is there: from now on what is handed over is opened at once. */
  receive(training: StoreApi<Training>): void;
  noteRun(id: string): void;
}

export function createTrainLink(): StoreApi<TrainLink> {
  return createStore<TrainLink>((set, get) => ({
    training: undefined,
    waiting: undefined,
    runId: undefined,
    handOverToTrain(document) {
      const { training } = get();
      if (training) training.getState().open(document);
      else set({ waiting: document });
    },
    receive(training) {
      const { waiting } = get();
      set({ training, waiting: undefined });
      if (waiting) training.getState().open(waiting);
    },
    noteRun: (runId) => set({ runId }),
  }));
}
