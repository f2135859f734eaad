import { createStore } from "zustand/vanilla";
import { emptyHistory } from "../history";
import type { Training } from "./trainingState";

/** What undo goes over in Train, as far as the page's head needs it: it is there before Train is. */
export const trainingLine = createStore<Pick<Training, "history" | "travel">>(() => ({
  history: emptyHistory,
  travel: () => undefined,
}));
