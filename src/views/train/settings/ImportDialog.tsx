import { type DragEvent, useEffect, useMemo, useRef, useState } from "react";
import { mostCharacters, readTable, type Table, type TableOptions } from "../../../engine/import/table";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { setLook } from "../look";
import "./import.css";

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
  const importText = useTraining((state) => state.importText);
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
  const table = useMemo(() => (text.trim() === "" ? undefined : readTable(text, options)), [text, options]);

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
      setText(await file.text());
      setProblem(undefined);
    } catch {
      setProblem(`The file ${file.name} could not be read.`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  const take = () => {
    if (importText(text, options).length === 0) dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className="import"
      aria-labelledby="import-title"
      onClose={() => setLook({ importing: undefined })}
    >
      <h2 id="import-title">Import data</h2>
      <p>
        A point on each line: its numbers parted by commas, semicolons, tabs or blanks, and its class or
        target in the last column, or another one.
      </p>
      <textarea
        aria-label="Data as text"
        placeholder={"x1,x2,class\n0.5,-1.2,a\n0.1,0.9,b"}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
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
      {problem && <p role="alert">{problem}</p>}
      {table && <Preview table={table} />}
      <div className="import-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" className="main" disabled={!table?.data} onClick={take}>
          Import
        </button>
      </div>
    </dialog>
  );
}

/** How many points, or faults, are shown. */
const shown = { points: 4, faults: 8 };

function Preview({ table }: { readonly table: Table }) {
  if (table.faults)
    return (
      <div className="import-faults" role="alert">
        <ul>
          {table.faults.slice(0, shown.faults).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              {line > 0 && <b>line {line}: </b>}
              {message}
            </li>
          ))}
        </ul>
        {table.faults.length > shown.faults && <p>… and {table.faults.length - shown.faults} more.</p>}
      </div>
    );
  const { columns, inputs, classes, labels, targets } = table.data;
  return (
    <div className="import-preview">
      <p>
        {inputs.length} {inputs.length === 1 ? "point" : "points"} with {columns.length}{" "}
        {columns.length === 1 ? "input" : "inputs"}
        {classes ? `, classes ${classes.join(", ")}` : ", with numbers for targets"}.
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{table.columns[table.label]}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.slice(0, shown.points).map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place
            <tr key={n}>
              {row.map((value, k) => (
                <td key={columns[k]}>{value}</td>
              ))}
              <td>{labels && classes ? classes[labels[n]] : targets?.[n].join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
