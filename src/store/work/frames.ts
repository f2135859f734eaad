import type { ShownStep } from "../../worker/protocol";
import type { Numbers } from "./numbers";

/** What a change under way makes of the step that is shown, and of all numbers. */
export interface Moving {
  readonly step: ShownStep;
  readonly numbers: Numbers;
}

/**
 * What is read rather than watched. Where frames take long it takes turns, one of these in a frame and none in the next three,
 * so that what follows the pointer stays smooth: nobody reads numbers that change oftener than some seven times a second.
 * All have shown the newest numbers seven frames after they have come.
 */
export type Turn = "explanation" | "table";

/** The numbers of a change that is under way, outside the store's state: they are painted, not rendered. */
export interface Frames {
  /** Nothing while nothing moves. */
  readonly latest: Moving | undefined;
  /** Kept until the next animation frame, or the one after where frames take long; of several only the newest is painted. */
  put(moving: Moving | undefined): void;
  /** Forgets what moves at once. */
  clear(): void;
  /**
   * Calls back on the animation frame. Gives the way to stop.
   * @param turn of what may wait for the next one
   */
  subscribe(painted: () => void, turn?: Turn): () => void;
}

/** Three of four frames are for what is watched alone. */
const alone = undefined;
const turns: readonly (Turn | undefined)[] = [
  "explanation",
  alone,
  alone,
  alone,
  "table",
  alone,
  alone,
  alone,
];

/** Milliseconds from one frame to the next, of sixty a second. */
const usual = 1000 / 60;

/** Milliseconds that a frame takes from which on it is long, and below which it is no longer: taking turns shortens it. */
const long = { from: 8, until: 4 };

/** A picture that can't be painted is reported, and keeps no other from being painted. */
export function attempt(paint: () => void): void {
  try {
    paint();
  } catch (error) {
    reportError(error);
  }
}

export function createFrames(): Frames {
  /** Each with what it has painted last, by its number. */
  const listeners = new Map<() => void, { readonly turn: Turn | undefined; painted: number }>();
  let number = 0;
  /** Which of the turns the last frame had. */
  let index = -1;
  let isLong = false;
  let latest: Moving | undefined;
  let next: Moving | undefined;
  let unpainted = false;
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
    const isNew = unpainted;
    unpainted = false;
    if (isNew) number += 1;
    latest = next;
    begun = time;
    const start = performance.now();
    index = (index + 1) % turns.length;
    const turn = turns[index];
    for (const [paintOne, listener] of listeners) {
      if (listener.painted === number) continue;
      if (listener.turn && isLong && listener.turn !== turn) frame ??= requestAnimationFrame(paint);
      else {
        listener.painted = number;
        attempt(paintOne);
      }
    }
    // A message sent now arrives when the frame has been handed on.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      cost = performance.now() - start;
      if (isNew) isLong = cost > (isLong ? long.until : long.from);
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
      unpainted = true;
      frame ??= requestAnimationFrame(paint);
    },
    clear() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      latest = undefined;
      next = undefined;
      unpainted = false;
    },
    subscribe(paintOne, ofTurn) {
      listeners.set(paintOne, { turn: ofTurn, painted: number });
      return () => listeners.delete(paintOne);
    },
  };
}
