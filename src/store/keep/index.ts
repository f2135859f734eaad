import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "../work/workbench";
import { createRunKeeper } from "./keepRun";
import { createWorkKeeper, type WorkKeeper } from "./keepWork";
import { createLibrary, type LibraryKeeper } from "./library";
import { browserPage, onTakenOver } from "./page";
import type { LoadExercise } from "./work";

export type { Library, OwnDocument } from "./library";
export { notice, type Rescue } from "./notice";
export type { LoadExercise };

interface Keeping {
  readonly library: LibraryKeeper["store"];
  readonly work: WorkKeeper;
}

/** What the page trains; made and kept when Train is first looked at. */
export const runKeeper = createRunKeeper(browserPage);

const all = new WeakMap<StoreApi<Workbench>, Keeping>();

/** What keeps a workbench; there is one for each. */
export function keepingOf(workbench: StoreApi<Workbench>): Keeping {
  const made = all.get(workbench);
  if (made) return made;
  const library = createLibrary(workbench, browserPage);
  const keeping = { library: library.store, work: createWorkKeeper(workbench, library, browserPage) };
  all.set(workbench, keeping);
  return keeping;
}

/**
 * Opens what was kept, unless the address asks for something else: a link wins, but a page that is reloaded, or gone back
 * to, is what it was.
 */
export async function restore(workbench: StoreApi<Workbench>, load: LoadExercise): Promise<boolean> {
  if (!keepsHere()) return false;
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const { work } = keepingOf(workbench);
  if (location.hash === "") return work.restore("any", load);
  if (entry?.type === "reload") return work.restore("tab's", load);
  // On its way back or forward, a tab may come to the address of another exercise.
  return entry?.type === "back_forward" && work.restore("address's", load);
}

/** Frames in other pages show what they were made for, and share one storage: they keep nothing. */
export const keepsHere = () => window === window.top;

let started = false;

/** From now on everything is kept. */
export function startKeeping(workbench: StoreApi<Workbench>): void {
  if (started || !keepsHere()) return;
  started = true;
  const { work } = keepingOf(workbench);
  work.start();
  const hurry = () => {
    work.hurry();
    runKeeper.hurry();
  };
  onTakenOver(() => work.leave());
  window.addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", () => document.hidden && hurry());
}
