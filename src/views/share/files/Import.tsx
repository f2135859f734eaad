import { useCallback, useEffect, useRef, useState } from "react";

interface ImportProps {
  readonly title: string;
  /** Which files the picker offers. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** Several were dropped, or chosen, at once. */
  readonly onMany: (files: readonly File[]) => void;
  /** Whether the picker lets choose several. */
  readonly multiple?: boolean;
}

/** Takes files: with a picker, and wherever one is dropped on the page. */
export function Import({ title, accept, onFile, onMany, multiple = false }: ImportProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef({ onFile, onMany });
  useEffect(() => {
    take.current = { onFile, onMany };
  });
  const give = useCallback((files: FileList | null | undefined) => {
    const [file, ...more] = files ?? [];
    if (file && more.length > 0) take.current.onMany([file, ...more]);
    else if (file) take.current.onFile(file);
  }, []);
  useEffect(() => {
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
      give(event.dataTransfer?.files);
    };
    window.addEventListener("dragover", hover);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hover);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [give]);
  return (
    <>
      <button type="button" className="text-button" title={title} onClick={() => picker.current?.click()}>
        Import
      </button>
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label="Document to open"
        hidden
        onChange={({ currentTarget }) => {
          give(currentTarget.files);
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
