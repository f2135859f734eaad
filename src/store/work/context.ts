import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { useStores } from "../context";
import type { Moving } from "./frames";
import type { Workbench } from "./workbenchState";

export function useWorkbench<Part>(select: (state: Workbench) => Part): Part {
  return useStore(useStores().workbench, select);
}

/** The step that is shown and all numbers: as a change under way makes them, else as they are. */
export function useShown(): Moving | undefined {
  const opened = useWorkbench((state) => state.opened);
  const frames = useWorkbench((state) => state.frames);
  return useSyncExternalStore(frames.subscribe, () => frames.latest) ?? opened;
}
