import type { ShownStep } from "../../worker/protocol/protocol";
import type { Numbers } from "./numbers";

/** What a change under way makes of the step that is shown, and of all numbers. */
export interface Moving {
  readonly step: ShownStep;
  readonly numbers: Numbers;
}

/**
 * What is read rather than watched. Where frames take long it takes turns, now and then one of these in a frame, so that what
 * follows the pointer stays smooth: numbers are read when the pointer rests, and then all of them are shown at once.
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

const turns: readonly Turn[] = ["explanation", "table"];

/** Milliseconds from one frame to the next, of sixty a second. */
const usual = 1000 / 60;

/** Milliseconds that a frame takes from which on it is long, and below which one with a turn no longer is. */
const long = { from: 8, until: 4 };

/** From which turn to the next there are so many frames: fewer of them where one with a turn ends in time for the next frame. */
const framesApart = { inTime: 6, late: 16 };

/** Milliseconds of a frame's time that are left to the pointer, the worker and what draws. */
const leftOver = 6;

/** The pointer rests when so many frames have brought nothing new. */
const restingFrames = 5;

/** A picture that can't be painted is reported, and keeps no other from being painted. */
export function paintSafely(paint: () => void): void {
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
  /** Which of the turns was the last, and how many frames have begun since it, and since the newest numbers came. */
  let index = 0;
  let sinceTurn = 0;
  let sinceNew = 0;
  let isLong = false;
  let apart = framesApart.inTime;
  let latest: Moving | undefined;
  let next: Moving | undefined;
  let unpainted = false;
  let frame: number | undefined;
  /** When the last frame began, and how long it took with all that the browser does for it. */
  let begun = Number.NEGATIVE_INFINITY;
  let cost = 0;
  /** Whose turn it is in this frame, if any. */
  const turnNow = (isNew: boolean): Turn | undefined => {
    sinceNew = isNew ? 0 : sinceNew + 1;
    sinceTurn += 1;
    if (sinceTurn < apart && sinceNew < restingFrames) return undefined;
    sinceTurn = 0;
    index = (index + 1) % turns.length;
    return turns[index];
  };
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
    const turn = turnNow(isNew);
    for (const [paintOne, listener] of listeners) {
      if (listener.painted === number) continue;
      if (listener.turn && isLong && listener.turn !== turn) frame ??= requestAnimationFrame(paint);
      else {
        listener.painted = number;
        paintSafely(paintOne);
      }
    }
    // A message sent now arrives when the frame has been handed on.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const spent = performance.now() - start;
      // One frame with a turn that is late is no reason to leave out the next, which has none.
      cost = isLong && turn ? 0 : spent;
      if (isNew && !isLong) isLong = spent > long.from;
      else if (isNew && turn) {
        isLong = spent > long.until;
        apart = spent > usual - leftOver ? framesApart.late : framesApart.inTime;
      }
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
