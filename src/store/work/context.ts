import { useLayoutEffect, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { useStores } from "../context";
import type { Moving, Turn } from "./frames";
import type { Workbench } from "./workbenchState";

export function useWorkbench<Part>(select: (state: Workbench) => Part): Part {
  return useStore(useStores().workbench, select);
}

/**
 * The step that is shown and all numbers: as a change under way makes them, else as they are. Renders again where it is
 * another structure; numbers that change within it are painted, see `useFrames`.
 * @param structureOf the same as long as nothing need be rendered
 */
export function useShown(structureOf: (shown: Moving) => string | boolean): Moving | undefined {
  const opened = useWorkbench((state) => state.opened);
  const frames = useWorkbench((state) => state.frames);
  const shown = () => frames.latest ?? opened;
  useSyncExternalStore(frames.subscribe, () => {
    const now = shown();
    return now && structureOf(now);
  });
  return shown();
}

/**
 * Paints numbers into what has been rendered: after each rendering, and on each animation frame of a change under way
 * without one.
 * @param turn of what may wait for the next frame
 */
export function useFrames(paint: (shown: Moving) => void, turn?: Turn): void {
  const opened = useWorkbench((state) => state.opened);
  const frames = useWorkbench((state) => state.frames);
  useLayoutEffect(() => {
    const repaint = () => {
      const shown = frames.latest ?? opened;
      if (shown) paint(shown);
    };
    repaint();
    return frames.subscribe(repaint, turn);
  });
}
