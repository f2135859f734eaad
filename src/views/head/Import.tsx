import { use, useEffect, useRef, useState } from "react";
import { WorkbenchContext } from "../../store/context";
import { openFile } from "./openFile";

/** Opens documents from files: with a picker, and wherever one is dropped on the page. */
export function Import() {
  const workbench = use(WorkbenchContext);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!workbench) return;
    // A view that takes files itself has said so before the event comes here.
    const isOurs = (event: DragEvent) =>
      !event.defaultPrevented && event.dataTransfer?.types.includes("Files") === true;
    const hover = (event: DragEvent) => {
      if (!isOurs(event)) return setOver(false);
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      const [file, ...more] = event.dataTransfer?.files ?? [];
      if (more.length > 0) workbench.getState().fail("One file at a time: the page works on one document.");
      else if (file) void openFile(file, workbench);
    };
    window.addEventListener("dragover", hover);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hover);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [workbench]);
  return (
    <>
      <button
        type="button"
        className="text-button"
        title="Open a document from a file; it can be dropped on the page too"
        onClick={() => picker.current?.click()}
      >
        Import
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Document to open"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file && workbench) void openFile(file, workbench);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      {over && (
        <div className="drop-here" aria-hidden="true">
          Drop a document here to open it
        </div>
      )}
    </>
  );
}
