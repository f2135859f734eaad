import { createStore, type StoreApi } from "zustand/vanilla";

/** Which calls and passes of loops a program's graph shows from within; all others are boxes. */
export interface OpenCalls {
  readonly open: ReadonlySet<string>;
  unfold(...groups: readonly string[]): void;
  /** Opens what a step stands in. Of long loops only what the step stands in stays open: their passes by hundreds are no picture. */
  follow(groups: readonly string[]): void;
  /** Without names all. */
  fold(...groups: readonly string[]): void;
}

/** Of a long loop: `passes 11 to 20`. */
const isRange = (group: string) => group.startsWith("passes ");

export const createOpenCalls = (): StoreApi<OpenCalls> => {
  let followed: readonly string[] = [];
  return createStore<OpenCalls>()((set, get) => ({
    open: new Set(),
    unfold(...groups) {
      const { open } = get();
      if (groups.some((group) => !open.has(group))) set({ open: new Set([...open, ...groups]) });
    },
    follow(groups) {
      const long = followed.some(isRange) ? followed.slice(followed.findIndex(isRange)) : [];
      const left = long.filter((group) => !groups.includes(group));
      followed = groups;
      const { open } = get();
      if (left.some((group) => open.has(group)) || groups.some((group) => !open.has(group)))
        set({ open: new Set([...[...open].filter((group) => !left.includes(group)), ...groups]) });
    },
    fold: (...groups) =>
      set({
        open: new Set(groups.length === 0 ? [] : [...get().open].filter((group) => !groups.includes(group))),
      }),
  }));
};
