import type { ShownStep } from "../../worker/protocol";
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
  /** Kept until the next animation frame, or the one after where frames take long; of several only the newest is painted. */
  put(moving: Moving | undefined): void;
  /** Forgets what moves at once. */
  clear(): void;
  /** Calls back on the animation frame. Gives the way to stop. */
  subscribe(painted: () => void): () => void;
}

/** Milliseconds from one frame to the next, of sixty a second. */
const usual = 1000 / 60;

/** A picture that can't be painted is reported, and keeps no other from being painted. */
export function attempt(paint: () => void): void {
  try {
    paint();
  } catch (error) {
    reportError(error);
  }
}

export function createFrames(): Frames {
  const listeners = new Set<() => void>();
  let latest: Moving | undefined;
  let next: Moving | undefined;
  let frame: number | undefined;
  /** When the last frame began, and how long it took with all that the browser does for it. */
  let begun = Number.NEGATIVE_INFINITY;
  let cost = 0;
  const paint = (time: number) => {
    // Frames that fill all the time leave none for the pointer and the worker: then every second one is left out, and
    // what is painted is newer.
    if (cost > usual && time - begun < 1.5 * usual) {
      frame = requestAnimationFrame(paint);
      return;
    }
    frame = undefined;
    latest = next;
    begun = time;
    const start = performance.now();
    for (const painted of listeners) attempt(painted);
    // A message sent now arrives when the frame has been handed on.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      cost = performance.now() - start;
      port1.close();
    };
    port2.postMessage(undefined);
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
