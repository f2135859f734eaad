import type { ShownStep } from "../worker/protocol";
import type { Numbers } from "./numbers";

/** What a change under way makes of the step that is shown, and of all numbers. */
export interface Moving {
  readonly step: ShownStep;
  readonly numbers: Numbers;
}

/** The numbers of a change that is under way, outside the store's state: they are painted, not rendered. */
export interface Frames {
  /** Nothing while nothing moves. */
  readonly latest: Moving | undefined;
  /** Kept until the next animation frame; of several only the newest is painted. */
  put(moving: Moving | undefined): void;
  /** Forgets what moves at once. */
  clear(): void;
  /** Calls back on the animation frame. Gives the way to stop. */
  subscribe(painted: () => void): () => void;
}

export function createFrames(): Frames {
  const listeners = new Set<() => void>();
  let latest: Moving | undefined;
  let next: Moving | undefined;
  let frame: number | undefined;
  const paint = () => {
    frame = undefined;
    latest = next;
    for (const painted of listeners) painted();
  };
  return {
    get latest() {
      return latest;
    },
    put(moving) {
      next = moving;
      frame ??= requestAnimationFrame(paint);
    },
    clear() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      latest = undefined;
      next = undefined;
    },
    subscribe(painted) {
      listeners.add(painted);
      return () => listeners.delete(painted);
    },
  };
}
