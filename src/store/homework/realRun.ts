import { createStore, type StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../context";
import type { Stores } from "../stores";

/** What a real run of a program gave, as it was pasted. */
export interface RealRun {
  readonly text: string;
  paste(text: string): void;
}

/** Numbers of a real run, compared again whenever they or the program change; of another document they are forgotten. */
export function createRealRun({ workbench }: Pick<Stores, "workbench">): StoreApi<RealRun> {
  const ask = () => {
    const { text } = store.getState();
    if (text.trim() !== "" && workbench.getState().program)
      workbench.getState().ask({ about: "pasted", text });
  };
  const store = createStore<RealRun>((set) => ({
    text: "",
    paste(text) {
      set({ text });
      ask();
    },
  }));
  workbench.subscribe((state, before) => {
    if (state.openedAs !== before.openedAs) store.setState({ text: "" });
    else if (state.opened?.shown !== before.opened?.shown) ask();
  });
  return store;
}

export const useRealRun = <Part>(select: (run: RealRun) => Part): Part => useStoreOf(createRealRun, select);
