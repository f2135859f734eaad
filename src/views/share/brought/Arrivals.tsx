import { useCallback, useEffect, useState } from "react";
import { loadPart } from "../../../loadPart";
import { useStoreOf, useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { droppedFiles } from "../../../ui/files/droppedFiles";
import { Notice } from "../../../ui/Notice";
import { createNote } from "./note";
import "./arrivals.css";

const loadTake = () => loadPart(() => import("./take"));

/** Fields that take what is pasted themselves. */
const takesText = "input, textarea, select, [contenteditable]";

/** Takes files to where they belong, from a picker too. */
export function useTakeFiles(): (files: readonly File[] | Promise<readonly File[]>) => Promise<void> {
  const stores = useStores();
  const fail = useWorkbench((state) => state.fail);
  return useCallback(
    async (files) => {
      try {
        const { takeFiles } = await loadTake();
        await takeFiles(await files, stores);
      } catch {
        fail(
          "What was brought can't be read, or the page could not load what reads it. The page stays as it was.",
        );
      }
    },
    [stores, fail],
  );
}

/** Whatever is dropped on the page, or pasted where no field takes it, goes to where it belongs; what came of it is said. */
export function Arrivals() {
  const stores = useStores();
  const fail = useWorkbench((state) => state.fail);
  const said = useStoreOf(createNote, (note) => note.said);
  const { undo, dismiss } = stores.get(createNote).getState();
  const takeFiles = useTakeFiles();
  const [over, setOver] = useState(false);
  const takeText = useCallback(
    (text: string, point?: string) => {
      loadTake().then(
        (part) => part.takeText(text, stores, point),
        () => fail("What reads the text could not be loaded. The page stays as it was."),
      );
    },
    [stores, fail],
  );
  useEffect(() => {
    // A part of the page that takes files itself has said so before the event comes here.
    const isOurs = (event: DragEvent) =>
      !event.defaultPrevented &&
      (event.dataTransfer?.types.some((type) => type === "Files" || type === "text/uri-list") ?? false);
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
      const { dataTransfer } = event;
      if (!isOurs(event) || !dataTransfer) return;
      event.preventDefault();
      if (dataTransfer.types.includes("Files")) void takeFiles(droppedFiles(dataTransfer));
      else takeText(dataTransfer.getData("text/plain") || dataTransfer.getData("text/uri-list"));
    };
    const paste = ({ clipboardData, target, defaultPrevented }: ClipboardEvent) => {
      const at = target instanceof Element ? target : undefined;
      if (
        !clipboardData ||
        defaultPrevented ||
        at?.closest(takesText) ||
        document.querySelector("dialog[open]")
      )
        return;
      const text = clipboardData.getData("text/plain");
      if (clipboardData.files.length > 0 && text === "") void takeFiles([...clipboardData.files]);
      // A number of the graph that has the focus is a cell too.
      else if (/\S/.test(text)) takeText(text, at?.closest<HTMLElement>("[data-point]")?.dataset.point);
    };
    window.addEventListener("dragover", hover);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", hover);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, [takeFiles, takeText]);
  return (
    <>
      {over && (
        <div className="drop-here" aria-hidden="true">
          Drop it here: a document, a table, pictures, code, weights, or hand-ins
        </div>
      )}
      <div role="status">
        {said && (
          <Notice sentence={said.sentence}>
            <button type="button" onClick={undo}>
              Back
            </button>
            <button type="button" aria-label="Dismiss" onClick={dismiss}>
              ×
            </button>
          </Notice>
        )}
      </div>
    </>
  );
}
