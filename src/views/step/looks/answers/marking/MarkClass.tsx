import { useRef } from "react";
import { counted } from "../../../../../engine/math/counted";
import { createMarking } from "../../../../../store/classroom/marking";
import { useStoreOf, useStores } from "../../../../../store/context";
import { droppedFiles } from "../../../../../ui/files/droppedFiles";
import { ClassTable } from "./ClassTable";
import { handInFiles } from "./handInFiles";
import { SaveMarks } from "./SaveMarks";
import { SummaryOfClass } from "./SummaryOfClass";
import "./marking.css";

/** Hand-ins of a class, dropped or chosen, and their marks. Nothing is sent anywhere. */
export default function MarkClass() {
  const marking = useStores().get(createMarking);
  const files = useStoreOf(createMarking, (state) => state.files);
  const rows = useStoreOf(createMarking, (state) => state.rows);
  const graded = useStoreOf(createMarking, (state) => state.graded);
  const scheme = useStoreOf(createMarking, (state) => state.scheme);
  const fault = useStoreOf(createMarking, (state) => state.fault);
  const running = useStoreOf(createMarking, (state) => state.running);
  const picker = useRef<HTMLInputElement>(null);
  const { add, clear, stop } = marking.getState();
  const take = async (list: readonly File[]) => add(await handInFiles(list));
  return (
    <details className="mark-class" open={files.length > 0 || undefined}>
      <summary>Mark a class’s hand-ins</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same */}
      <div
        className="drop-hand-ins"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void droppedFiles(event.dataTransfer).then(take);
        }}
      >
        <p>
          Drop the files here, or anywhere on the page: hand-ins as this page saves them, or texts of numbers.
          They are marked by the sheet that is open
          {scheme
            ? `, with the points of ${scheme.name}.`
            : "; each number is a point, or what a file of points says (points.json)."}
        </p>
        <div className="plot-controls">
          <button type="button" className="plot-button" onClick={() => picker.current?.click()}>
            Choose files
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            accept=".json,.txt,.md"
            aria-label="Hand-ins and points"
            hidden
            onChange={({ currentTarget }) => {
              void take([...(currentTarget.files ?? [])]);
              // The same files can be chosen again.
              currentTarget.value = "";
            }}
          />
          {running && (
            <button type="button" className="plot-button" onClick={stop}>
              Stop
            </button>
          )}
          {graded && <SaveMarks graded={graded} />}
          {files.length > 0 && (
            <button type="button" className="plot-button" onClick={clear}>
              Clear
            </button>
          )}
          <span className="quiet" role="status">
            {files.length > 0 && `${rows.length} of ${counted(files.length, "hand-in")} marked`}
          </span>
        </div>
        {running && <progress max={files.length} value={rows.length} aria-label="Hand-ins marked" />}
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      {graded && <SummaryOfClass summary={graded.summary} />}
      {rows.length > 0 && <ClassTable rows={rows} />}
    </details>
  );
}
