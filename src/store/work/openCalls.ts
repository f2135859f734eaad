import { createStore, type StoreApi } from "zustand/vanilla";

/** Which calls and passes of loops a program's graph shows from within; all others are boxes. */
export interface OpenCalls {
  readonly open: ReadonlySet<string>;
  unfold(...groups: readonly string[]): void;
  /** Without names all. */
  fold(...groups: readonly string[]): void;
}

export const createOpenCalls = (): StoreApi<OpenCalls> =>
  createStore<OpenCalls>()((set, get) => ({
    open: new Set(),
    unfold(...groups) {
      const { open } = get();
      if (groups.some((group) => !open.has(group))) set({ open: new Set([...open, ...groups]) });
    },
    fold: (...groups) =>
      set({
        open: new Set(groups.length === 0 ? [] : [...get().open].filter((group) => !groups.includes(group))),
      }),
  }));
