import { useEffect, useMemo, useRef, useState } from "react";
import type { TableChoices } from "../../../engine/import/table/table";
import type { TableSource } from "../../../store/training/readingTables";
import { useTraining } from "../../../store/training/trainingContext";
import { type Importing, usePlaneView } from "../parts/planeView";
import { FileChoice } from "./FileChoice";
import { ImportText } from "./ImportText";
import { readAsSource } from "./readAsSource";
import { type ScaleChoices, Standardizing } from "./Standardizing";
import { TableChoicesRow } from "./TableChoicesRow";
import { TablePreview } from "./TablePreview";
import { tableWords } from "./tableWords";
import { useTable } from "./useTable";
import "./import.css";

/**
 * A table becomes points: pasted, dropped or from a file. For each column one chooses what it is. Nothing changes while
 * something is wrong.
 * @param begin what to begin with
 */
export function ImportDialog({ begin }: { readonly begin: Importing }) {
  const changeView = usePlaneView((view) => view.change);
  const importPoints = useTraining((state) => state.importPoints);
  const isStandardized = useTraining((state) => state.document.training.standardize);
  const dialog = useRef<HTMLDialogElement>(null);
  const [source, setSource] = useState<TableSource>(begin.source);
  const [fileName, setFileName] = useState(begin.name);
  const [choices, setChoices] = useState<TableChoices>({});
  const [scales, setScales] = useState<ScaleChoices>({});
  const [problem, setProblem] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);

  const { read, failure, isNewest, takePoints } = useTable(source, choices);
  const table = read?.table;
  const isBlank = typeof source === "string" && !/\S/.test(source);
  const change = (next: TableSource, name?: string) => {
    setSource(next);
    setFileName(name);
    setChoices({});
    setScales({});
    setProblem(undefined);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const opened = await readAsSource(file);
    if (opened.problem === undefined) change(opened.source, file.name);
    else setProblem(opened.problem);
  };
  const standardize = scales.inputs ?? (table?.scales !== undefined || isStandardized);
  const standardizeTargets = scales.targets ?? table?.targetScales !== undefined;
  const data = isNewest ? table?.data : undefined;
  const taken = useMemo(
    () => data && { data, standardize, standardizeTargets: standardizeTargets && data.targets !== undefined },
    [data, standardize, standardizeTargets],
  );
  useEffect(() => {
    if (!taken) return;
    importPoints(taken.data, taken);
    dialog.current?.close();
  }, [taken, importPoints]);

  return (
    <dialog
      ref={dialog}
      className="import"
      aria-labelledby="import-title"
      onClose={() => changeView({ importing: undefined })}
    >
      <h2 id="import-title">Import data</h2>
      <FileChoice name={fileName} onFile={(file) => void open(file)} onClear={() => change("")} />
      {typeof source === "string" && (
        <ImportText
          text={source}
          // What was chosen for the columns stays while one types.
          onText={(text) => (isBlank || text === "" ? change(text) : setSource(text))}
          onRefused={setProblem}
          onFile={(file) => void open(file)}
        />
      )}
      {(problem ?? failure) && <p role="alert">{problem ?? failure}</p>}
      {read?.fault && (
        <p role="alert" className="import-faults">
          {read.fault.line > 0 && <b>line {read.fault.line}: </b>}
          {read.fault.message}
        </p>
      )}
      {!read && !isNewest && <p className="quiet">Reading …</p>}
      {table && (
        <>
          <p aria-live="polite">{tableWords(table)}</p>
          <TableChoicesRow table={table} choices={choices} onChange={setChoices} />
          <TablePreview table={table} choices={choices} onChange={setChoices} />
          <Standardizing
            table={table}
            inputs={standardize}
            targets={standardizeTargets}
            onChange={(part) => setScales({ ...scales, ...part })}
          />
        </>
      )}
      <div className="import-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" className="take" disabled={!isNewest || !table?.points} onClick={takePoints}>
          Import
        </button>
      </div>
    </dialog>
  );
}
