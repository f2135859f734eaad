import type { StoreApi } from "zustand/vanilla";
import type { Stores } from "../stores";
import { createTrainLink } from "../training/trainLink";
import type { FindExercise } from "../work/workEntry";
import { freeTitle } from "./library/freeTitle";
import { type Holders, holdersOf } from "./library/holders";
import { createLibrary, type Library } from "./library/library";
import { createNotice, type Notice } from "./page/notice";
import { createBrowserPage } from "./page/page";
import { createRunKeeper, type RunKeeper } from "./run/keepRun";
import { createWorkKeeper } from "./work/keepWork";

export type { Holders } from "./library/holders";
export type { Library } from "./library/library";
export type { OwnDocument } from "./library/ownDocument";
export type { UnopenedWork } from "./page/notice";
export type { FindExercise };

/** What keeps a page in the browser. */
export interface Keeping {
  readonly library: StoreApi<Library>;
  /** What is to be said about keeping. */
  readonly notice: StoreApi<Notice>;
  /** Keeps what the page trains. */
  readonly run: RunKeeper;
  /**
   * Opens what was kept, unless the address asks for something else: a link wins, but a page that is reloaded, or gone
   * back to, is what it was.
   */
  restore(load: FindExercise): Promise<boolean>;
  /** As `holdersOf`. */
  holders(names: readonly string[]): Promise<readonly Holders[] | undefined>;
  /** From now on everything is kept. */
  start(): void;
}

/** What keeps this page: to be asked for as `stores.get(createKeeping)`, since there is one. */
export function createKeeping(stores: Stores): Keeping {
  const notice = createNotice();
  const page = createBrowserPage({
    say: notice.getState().sayOnce,
    takenOver: () => work.leave(),
    noteRun: (id) => stores.get(createTrainLink).getState().noteRun(id),
  });
  const library = createLibrary(stores.workbench, page);
  const work = createWorkKeeper(stores, library, page);
  const run = createRunKeeper(page);
  let started = false;
  return {
    library: library.store,
    notice,
    run,
    holders: (names) => holdersOf(page, names),
    async restore(load) {
      if (!keepsHere()) return false;
      const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      if (location.hash === "") return work.restore("any", load);
      if (entry?.type === "reload") return work.restore("tab's", load);
      // On its way back or forward, a tab may come to the address of another exercise.
      return entry?.type === "back_forward" && work.restore("address's", load);
    },
    start() {
      if (started || !keepsHere()) return;
      started = true;
      work.start();
      stores.workbench.setState({
        freeTitle(title, key) {
          const { documents = [], idOf } = library.store.getState();
          const others = documents.filter(({ id }) => id !== idOf(key));
          return freeTitle(
            title,
            others.map((other) => other.title),
          );
        },
      });
      // The names that are taken are known before anything is changed.
      page.later(() => void library.store.getState().refresh(), 1000);
      const hurry = () => {
        work.hurry();
        run.hurry();
      };
      window.addEventListener("pagehide", hurry);
      document.addEventListener("visibilitychange", () => document.hidden && hurry());
    },
  };
}

/** Frames in other pages show what they were made for, and share one storage: they keep nothing. */
export const keepsHere = () => window === window.top;
