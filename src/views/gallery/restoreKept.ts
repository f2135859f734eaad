import type { StoreApi } from "zustand/vanilla";
import { restore } from "../../store/keep";
import type { Workbench } from "../../store/workbench";
import { loadExercise } from "./loadExercise";

/** Opens what was kept, if there is anything, and the address asks for nothing else. */
export const restoreKept = (workbench: StoreApi<Workbench>): Promise<boolean> =>
  restore(workbench, loadExercise);
