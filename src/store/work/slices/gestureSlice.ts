import { valueAt } from "../../../engine/document/changes";
import { presentOf } from "../../history";
import { createFrames } from "../frames";
import type { GestureSlice } from "../workbenchState";
import type { WorkbenchSlice } from "../workerLink";

export const createGestureSlice: WorkbenchSlice<GestureSlice> = (worker, _set, get) => ({
  frames: createFrames(),
  preview(changes = []) {
    if (get().locked) return;
    const document = presentOf(get().history)?.document;
    const isMoving = changes.some(({ path, value }) => valueAt(document, path) !== value);
    worker.move(document && isMoving ? changes : undefined);
  },
});
