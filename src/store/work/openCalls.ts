import { createStore, type StoreApi } from "zustand/vanilla";
import type { CallGroup } from "../../engine/graph/outline";

/** Which calls and passes of loops a program's graph shows from within; all others are boxes. */
export interface OpenCalls {
  /** Ids of groups. */
  readonly open: ReadonlySet<string>;
  unfold(group: CallGroup): void;
  /** Opens what a step stands in. Of long loops only what the step stands in stays open: their passes by hundreds are no picture. */
  follow(groups: readonly CallGroup[]): void;
  fold(group: CallGroup): void;
  foldAll(): void;
}

export const createOpenCalls = (): StoreApi<OpenCalls> => {
  let followed: readonly CallGroup[] = [];
  return createStore<OpenCalls>()((set, get) => {
    const change = (closed: readonly CallGroup[], opened: readonly CallGroup[]) => {
      const { open } = get();
      if (!closed.some(({ id }) => open.has(id)) && opened.every(({ id }) => open.has(id))) return;
      const changed = new Set(open);
      for (const { id } of closed) changed.delete(id);
      for (const { id } of opened) changed.add(id);
      set({ open: changed });
    };
    return {
      open: new Set(),
      unfold: (group) => change([], [group]),
      follow(groups) {
        const long = followed.findIndex(({ isRange }) => isRange);
        const inside = new Set(groups.map(({ id }) => id));
        const left = long < 0 ? [] : followed.slice(long).filter(({ id }) => !inside.has(id));
        followed = groups;
        change(left, groups);
      },
      fold: (group) => change([group], []),
      foldAll: () => set({ open: new Set() }),
    };
  });
};
