import type { StoreApi } from "zustand/vanilla";
import { restore, startKeeping } from "../../store/keep";
import type { Workbench } from "../../store/work/workbench";
import { loadExercise } from "./loadExercise";

/**
 * Opens what was kept, if there is anything, and the address asks for nothing else. From then on everything is kept, lest
 * a page that is reloaded soon finds what is older.
 */
export async function restoreKept(workbench: StoreApi<Workbench>): Promise<boolean> {
  const restored = await restore(workbench, loadExercise);
  startKeeping(workbench);
  return restored;
}
