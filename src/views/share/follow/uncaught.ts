import type { StoreApi } from "zustand/vanilla";
import { errorMessage } from "../../../engine/errorMessage";
import type { Workbench } from "../../../store/work/workbenchState";

/** Says what nobody caught: painting and the answers to gestures run outside React, and would fail in silence. */
export function sayUncaught(workbench: StoreApi<Workbench>): void {
  const say = (error: unknown) =>
    workbench
      .getState()
      .fail(
        `Something on this page failed (${errorMessage(error)}). What you see may be incomplete; undo the last change, or reload the page.`,
      );
  addEventListener("error", ({ error, filename }) => {
    // Without an error it is the browser's own remark on layout; its extensions fail here too.
    if (error && !/^[\w-]+-extension:/.test(filename)) say(error);
  });
  addEventListener("unhandledrejection", ({ reason }) => say(reason));
}
