import { presentOf } from "../history";
import { createFrames } from "./frames";
import type { GestureSlice } from "./workbenchState";
import type { Slice } from "./workerLink";

export const createGestureSlice: Slice<GestureSlice> = (worker, _set, get) => ({
  frames: createFrames(),
  preview(change) {
    if (get().locked) return;
    const document = presentOf(get().history)?.document;
    const changed = document && change?.(document);
    worker.move(changed === document ? undefined : changed);
  },
});
