import { createKeeping } from "../../../store/keep";
import type { Stores } from "../../../store/stores";
import { loadExercise } from "../menu/loadExercise";

/**
 * Opens what was kept, if there is anything, and the address asks for nothing else. From then on everything is kept, lest
 * a page that is reloaded soon finds what is older.
 */
export async function restoreKept(stores: Stores): Promise<boolean> {
  const keeping = stores.get(createKeeping);
  const restored = await keeping.restore(loadExercise);
  keeping.start();
  return restored;
}
