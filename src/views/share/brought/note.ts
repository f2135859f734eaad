import { createStore, type StoreApi } from "zustand/vanilla";
import { presentOf } from "../../../store/history";
import type { Stores } from "../../../store/stores";
import { shownDocument } from "../../../store/work/shownDocument";
import type { Workbench } from "../../../store/work/workbenchState";

/** What has become of the last thing that was brought. */
export interface Note {
  readonly said: { readonly sentence: string; readonly undo: () => void } | undefined;
  /** @param isOpening whether what it is about is still to be opened */
  say(sentence: string, undo: () => void, isOpening?: boolean): void;
  undo(): void;
  dismiss(): void;
}

/** The note goes when something else is open than was when it was said, and when the reader goes on: a step, a look. */
export function createNote({ workbench }: Stores): StoreApi<Note> {
  /** What was open when something was said, and what it is about: nothing until that is open. */
  let before: unknown;
  let about: unknown;
  const present = () => presentOf(workbench.getState().history);
  const store = createStore<Note>((set, get) => ({
    said: undefined,
    say(sentence, undo, isOpening = false) {
      about = isOpening ? undefined : present();
      before = present();
      set({ said: { sentence, undo } });
    },
    undo() {
      const { said } = get();
      set({ said: undefined });
      said?.undo();
    },
    dismiss: () => set({ said: undefined }),
  }));
  workbench.subscribe((now, earlier) => {
    if (about === undefined && present() !== before) about = present();
    if (!store.getState().said) return;
    if (present() !== (about ?? before) || (about !== undefined && hasGoneOn(now, earlier)))
      store.getState().dismiss();
  });
  return store;
}

/** Whether the reader has gone to another step or look of the same thing. */
const hasGoneOn = (now: Workbench, earlier: Workbench) =>
  shownDocument(now) === shownDocument(earlier) && (now.index !== earlier.index || now.look !== earlier.look);
