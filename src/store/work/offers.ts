import { createStore, type StoreApi } from "zustand/vanilla";
import type { Outcome } from "../../engine/document/outcome";
import { presentOf } from "../history";
import type { Stores } from "../stores";

/** What the reader is told about what was brought or done, with what may be done next. */
export interface Offers {
  readonly shown: Outcome | undefined;
  /** Does what is to be done at once, and says so; until the document is another one. */
  tell(outcome: Outcome): void;
  /** Does what was offered. It is undone together with what was done at once. */
  take(choice: number): void;
  dismiss(): void;
}

export function createOffers({ workbench }: Stores): StoreApi<Offers> {
  let told = 0;
  const present = () => presentOf(workbench.getState().history);
  const store = createStore<Offers>((set, get) => ({
    shown: undefined,
    tell(outcome) {
      told += 1;
      if (outcome.edit) workbench.getState().edit(outcome.edit, `offer ${told}`);
      about = present();
      set({ shown: outcome });
    },
    take(choice) {
      const { shown } = get();
      const edit = shown?.choices[choice].edit;
      set({ shown: undefined });
      if (edit) workbench.getState().edit(edit, shown?.edit && `offer ${told}`);
    },
    dismiss: () => set({ shown: undefined }),
  }));
  let about = present();
  // What was offered is about the document as it was.
  workbench.subscribe(() => {
    if (store.getState().shown && present() !== about) store.getState().dismiss();
  });
  return store;
}
