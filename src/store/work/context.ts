import { createContext, use, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Moving } from "./frames";
import type { Workbench } from "./workbench";

/** The store that the page works on; main.tsx puts it there. */
export const WorkbenchContext = createContext<StoreApi<Workbench> | undefined>(undefined);

export function useWorkbench<Part>(select: (state: Workbench) => Part): Part {
  const store = use(WorkbenchContext);
  if (!store) throw new Error("useWorkbench: no store around this component");
  return useStore(store, select);
}

/** The step that is shown and all numbers: as a change under way makes them, else as they are. */
export function useShown(): Moving | undefined {
  const opened = useWorkbench((state) => state.opened);
  const frames = useWorkbench((state) => state.frames);
  return useSyncExternalStore(frames.subscribe, () => frames.latest) ?? opened;
}
