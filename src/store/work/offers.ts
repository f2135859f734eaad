import { createStore, type StoreApi } from "zustand/vanilla";
import type { NetworkDocument } from "../../engine/document/document";
import type { Outcome } from "../../engine/document/outcome";
import { suggestions } from "../../engine/document/suggestions";
import type { StepSize } from "../../engine/names/presentation";
import { presentOf } from "../history";
import type { Stores } from "../stores";
import { networkIn } from "./workEntry";

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
      const { edit, size } = shown?.choices[choice] ?? {};
      set({ shown: undefined });
      if (edit) workbench.getState().edit(edit, shown?.edit && `offer ${told}`);
      if (size) workbench.getState().chooseSize(size);
    },
    dismiss: () => set({ shown: undefined }),
  }));
  let about = present();
  workbench.subscribe((now, { history: before }) => {
    if (now.history === before) return;
    // What was offered is about the document as it was.
    if (store.getState().shown && present() !== about) store.getState().dismiss();
    const [made, from] = [presentOf(now.history), presentOf(before)];
    // What comes back with undo isn't a choice of now, and what is opened isn't a choice at all.
    if (now.history.entries === before.entries || !made || made.key !== from?.key) return;
    const [was, is] = [networkIn(from.document), networkIn(made.document)];
    const offer = was && is && suggested(was, is, now.size);
    if (offer) store.getState().tell(offer);
  });
  return store;
}

/** The first suggestion that a change gives reason for. */
function suggested(before: NetworkDocument, after: NetworkDocument, size: StepSize): Outcome | undefined {
  for (const { offer } of suggestions) {
    const outcome = offer(before, after, size);
    if (outcome) return outcome;
  }
  return undefined;
}
