import { createAttempts } from "../storage/attempt";
import type { Cabinet } from "../storage/cabinet";
import { openDatabase } from "../storage/database";
import type { UnopenedWork } from "./notice";

/** What keeping needs of its surroundings. */
export interface KeepPage {
  /**
   * Does something with what is kept.
   * @returns nothing where that failed, which has been said then
   */
  attempt<Result>(work: (cabinet: Cabinet) => Promise<Result>): Promise<Result | undefined>;
  /** Says a sentence once; with something that can't be opened, each time, and offers that for a file. */
  say(sentence: string, rescue?: UnopenedWork): void;
  later(callback: () => void, milliseconds: number): void;
  /** When the page has nothing else to do. */
  soon(callback: () => void): void;
  /** The id under which this tab has kept its state; it survives a reload. */
  slot(): string | undefined;
  takeSlot(id: string): void;
  /** Keeps something at once for this tab alone; without it, takes that back. */
  leave(words?: string): void;
  /** What was left. */
  left(): string | undefined;
  /** The same as `slot`, of what it trains. */
  run(): string | undefined;
  takeRun(id: string): void;
  /** As `leave` and `left`, of what it trains. */
  leaveRun(words?: string): void;
  leftRun(): string | undefined;
  /** Whether this tab has kept it or found it: the id of what it trains, for the time when the page fails at it. */
  noteRun(id: string): void;
  /** The page's fragment. */
  address(): string;
}

/** What the browser's keeping tells the page. */
interface PageListener {
  say: KeepPage["say"];
  /** A newer version of the page takes over what is kept. */
  takenOver(): void;
  noteRun: KeepPage["noteRun"];
}

/** The browser as it is. */
export function createBrowserPage({ say, takenOver, noteRun }: PageListener): KeepPage {
  return {
    attempt: createAttempts({ open: openDatabase, say, leave: takenOver }),
    say,
    noteRun,
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
    soon(callback) {
      // Safari has no such callback.
      if ("requestIdleCallback" in window) requestIdleCallback(callback, { timeout: 500 });
      else setTimeout(callback, 50);
    },
    slot: () => sessionStorage.getItem("backprop-workbench.slot") ?? undefined,
    takeSlot(id) {
      sessionStorage.setItem("backprop-workbench.slot", id);
      // Read before anything is loaded: whether there is something to look for.
      localStorage.setItem("backprop-workbench.kept", "yes");
    },
    leave: (words) => leave("backprop-workbench.left", words),
    left: () => sessionStorage.getItem("backprop-workbench.left") ?? undefined,
    run: () => sessionStorage.getItem("backprop-workbench.run") ?? undefined,
    takeRun: (id) => sessionStorage.setItem("backprop-workbench.run", id),
    leaveRun: (words) => leave("backprop-workbench.left-run", words),
    leftRun: () => sessionStorage.getItem("backprop-workbench.left-run") ?? undefined,
    address: () => location.hash,
  };
}

function leave(name: string, words: string | undefined): void {
  try {
    if (words === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, words);
  } catch {
    // Too long, or forbidden: then what was kept some moments before is what comes back.
  }
}
