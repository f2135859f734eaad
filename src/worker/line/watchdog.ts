import type { Sign } from "./takeCommands";

/** Notices that a worker has ended, of which a browser that ends one for want of memory says nothing. */
export interface Watchdog {
  /** To be called before a command is sent that is to be answered. */
  expect(): void;
  /** Takes everything that the worker says; whether it was meant for the watchdog alone. */
  hear(data: { readonly kind: string }): boolean;
  stop(): void;
}

/** Milliseconds between two looks at a worker that is silent. */
const beat = 500;
/** Milliseconds of silence after which a worker that owes an answer is taken for dead. */
const patience = {
  /** Its script may come over a slow connection. */
  starting: 10_000,
  /** One whose script has been there before starts from the browser's cache. */
  startingAgain: 2000,
  /** Without a lock, or before it has it: one that had nothing else to do begins at once. */
  idle: 1500,
  /** Without a lock: opening a large network goes on for long without a word. */
  working: 60_000,
};

/**
 * A worker holds a lock as long as it lives, and whoever waits for that lock gets it at the moment in which the worker
 * ends: however long it works, and however long the page or the computer slept. The clock decides only before a worker
 * has its lock, and where there is none to have.
 * @param owes whether an answer is owed
 * @param again whether another one lived before, from the same script
 */
export function createWatchdog(owes: () => boolean, died: (why: string) => void, again = false): Watchdog {
  const first = again ? patience.startingAgain : patience.starting;
  let limit = first;
  let silent = 0;
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopping = new AbortController();

  function end(): void {
    if (stopping.signal.aborted) return;
    stop();
    died("it ended without a word, as happens where memory is short");
  }

  function lookSoon(): void {
    if (timer !== undefined || limit === Number.POSITIVE_INFINITY) return;
    due = performance.now() + beat;
    timer = setTimeout(look, beat);
  }

  function look(): void {
    timer = undefined;
    if (!owes()) return;
    // A page that slept, or is throttled, hasn't listened either.
    silent = performance.now() - due > beat ? 0 : silent + beat;
    if (silent < limit) lookSoon();
    else end();
  }

  async function waitFor(lock: string): Promise<void> {
    limit = Number.POSITIVE_INFINITY;
    try {
      await navigator.locks.request(lock, { signal: stopping.signal }, end);
    } catch {
      limit = patience.working;
      if (!stopping.signal.aborted) lookSoon();
    }
  }

  function stop(): void {
    clearTimeout(timer);
    stopping.abort();
  }

  return {
    expect() {
      if (!owes()) {
        silent = 0;
        if (limit === patience.working) limit = patience.idle;
      }
      lookSoon();
    },
    hear(data) {
      silent = 0;
      // Whatever it says, its script is there.
      if (limit === first) limit = patience.working;
      const sign = data as Sign;
      if (sign.kind === "begun") {
        if (limit === patience.idle) limit = patience.working;
        return true;
      }
      if (sign.kind !== "alive") return false;
      // What it was sent before, it has begun on by now, or will at once.
      if (sign.lock === undefined) limit = patience.working;
      else void waitFor(sign.lock);
      return true;
    },
    stop,
  };
}
