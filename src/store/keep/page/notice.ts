import { createStore, type StoreApi } from "zustand/vanilla";

/** Something that can't be opened, as it was kept: for a file. */
export interface UnopenedWork {
  readonly title: string;
  readonly kept: unknown;
}

/** What is to be said about keeping, until it is dismissed. */
export interface Notice {
  readonly sentence: string | undefined;
  readonly rescue?: UnopenedWork | undefined;
  /** Says a sentence, if it hasn't been said before; what can be saved is offered each time. */
  sayOnce(sentence: string, rescue?: UnopenedWork): void;
  dismiss(): void;
}

export function createNotice(): StoreApi<Notice> {
  const said = new Set<string>();
  return createStore<Notice>((set) => ({
    sentence: undefined,
    sayOnce(sentence, rescue) {
      if (said.has(sentence) && !rescue) return;
      said.add(sentence);
      set({ sentence, rescue });
    },
    dismiss: () => set({ sentence: undefined }),
  }));
}
