import { use, useEffect } from "react";
import { useStore } from "zustand";
import { notice, startKeeping } from "../../store/keep";
import { WorkbenchContext } from "../../store/work/context";
import { saveRescue } from "./saveRescue";
import "./keeping.css";

/** Keeps what is there from now on, and says where that can't be done. */
export function Keeping() {
  const workbench = use(WorkbenchContext);
  const { sentence, rescue } = useStore(notice);
  useEffect(() => workbench && startKeeping(workbench), [workbench]);
  if (sentence === undefined) return null;
  return (
    <div className="keeping-notice" role="alert">
      <p>{sentence}</p>
      {rescue && (
        <button type="button" onClick={() => saveRescue(rescue)}>
          Save as a file
        </button>
      )}
      <button type="button" onClick={() => notice.setState({ sentence: undefined })}>
        Dismiss
      </button>
    </div>
  );
}
