import { useEffect } from "react";
import { useStore } from "zustand";
import { useStores } from "../../store/context";
import { createKeeping } from "../../store/keep";
import { Notice } from "../../ui/Notice";
import { saveRescue } from "./saveRescue";

/** Keeps what is there from now on, and says where that can't be done. */
export function Keeping() {
  const keeping = useStores().get(createKeeping);
  const { sentence, rescue, dismiss } = useStore(keeping.notice);
  useEffect(() => keeping.start(), [keeping]);
  if (sentence === undefined) return null;
  return (
    <div role="alert">
      <Notice isWrong sentence={sentence}>
        {rescue && (
          <button type="button" onClick={() => saveRescue(rescue)}>
            Save as a file
          </button>
        )}
        <button type="button" onClick={dismiss}>
          Dismiss
        </button>
      </Notice>
    </div>
  );
}
