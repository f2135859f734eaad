import { loadPart } from "../../../loadPart";
import { MissingPart } from "../../../loadTwice";
import type { Stores } from "../../../store/stores";

/** Whether what was kept has been opened. Only where there is something does the page wait for it. */
export async function restored(stores: Stores): Promise<boolean> {
  try {
    const kept = location.hash
      ? sessionStorage["backprop-workbench.slot"]
      : localStorage["backprop-workbench.kept"];
    if (!kept) return false;
    const { restoreKept } = await loadPart(() => import("../../gallery/documents/restoreKept"));
    return await restoreKept(stores);
  } catch (error) {
    // It is still there, for a page that can load what reads it.
    if (error instanceof MissingPart) throw error;
    // What the storage has against it is said by what keeps.
    return false;
  }
}
