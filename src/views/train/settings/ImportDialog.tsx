import { useEffect, useMemo, useRef, useState } from "react";
import { mostCharacters } from "../../../engine/import/limits";
import type { TableOptions } from "../../../engine/import/table";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { usePlaneView } from "../planeView";
import { ImportText } from "./ImportText";
import "./import.css";
import { TablePreview } from "./TablePreview";
import { useTable } from "./useTable";

const headers = [
  { id: "found", label: "found out" },
  { id: "yes", label: "names the columns" },
  { id: "no", label: "is data" },
] as const;
const tasks = [
  { id: "found", label: "found out" },
  { id: "classification", label: "a class" },
  { id: "regression", label: "a number to be met" },
] as const;

/**
 * Text with numbers becomes points: pasted, dropped or from a file. Nothing changes while a line is wrong.
 * @param begin the text to begin with
 */
export function ImportDialog({ begin }: { readonly begin: string }) {
  const changeView = usePlaneView((view) => view.change);
  const importPoints = useTraining((state) => state.importPoints);
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(begin);
  const [header, setHeader] = useState<(typeof headers)[number]["id"]>("found");
  const [task, setTask] = useState<(typeof tasks)[number]["id"]>("found");
  const [label, setLabel] = useState<number>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);

  const options: TableOptions = useMemo(
    () => ({
      ...(header !== "found" && { header: header === "yes" }),
      ...(task !== "found" && { task }),
      ...(label !== undefined && { label }),
    }),
    [header, task, label],
  );
  const { table, failure, isNewest } = useTable(text, options);
  const change = (next: string) => {
    setText(next);
    setProblem(undefined);
  };

  const read = async (file: File | undefined) => {
    if (!file) return;
    // Not even read: a field with so much text makes the page slow.
    if (file.size > mostCharacters) {
      const [found, most] = [file.size, mostCharacters].map((bytes) => bytes / 1e6);
      return setProblem(
        `The file ${file.name} has ${found.toFixed(1)} MB, and at most ${most} MB are imported; leave out rows or columns.`,
      );
    }
    try {
      change(await file.text());
    } catch {
      setProblem(`The file ${file.name} could not be read.`);
    }
  };
  const take = () => {
    if (!isNewest || !table?.data) return;
    importPoints(table.data);
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className="import"
      aria-labelledby="import-title"
      onClose={() => changeView({ importing: undefined })}
    >
      <h2 id="import-title">Import data</h2>
      <p>
        A point on each line: its numbers parted by commas, semicolons, tabs or blanks, and its class or
        target in the last column, or another one.
      </p>
      <ImportText text={text} onText={change} onRefused={setProblem} onFile={(file) => void read(file)} />
      <div className="import-options">
        <label className="file">
          from a file …
          <input
            type="file"
            accept=".csv,.tsv,.txt,.dat,text/*"
            onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
          />
        </label>
        <span>
          first line <Select value={header} options={headers} label="First line" onChange={setHeader} />
        </span>
        {table?.columns && (
          <span>
            label{" "}
            <Select
              value={String(table.label ?? "")}
              options={[
                ...(table.label === undefined ? [{ id: "", label: "…" }] : []),
                ...table.columns.map((name, place) => ({ id: String(place), label: name })),
              ]}
              label="Column of the label"
              onChange={(place) => setLabel(place === "" ? undefined : Number(place))}
            />
          </span>
        )}
        <span>
          it is <Select value={task} options={tasks} label="What the label is" onChange={setTask} />
        </span>
      </div>
      {(problem ?? failure) && <p role="alert">{problem ?? failure}</p>}
      {table ? <TablePreview table={table} /> : !isNewest && <p className="quiet">Reading …</p>}
      <div className="import-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" className="take" disabled={!isNewest || !table?.data} onClick={take}>
          Import
        </button>
      </div>
    </dialog>
  );
}
