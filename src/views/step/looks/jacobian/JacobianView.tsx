import { useMemo } from "react";
import { layouts } from "../../../../engine/names/presentation";
import { tupleText } from "../../../../engine/shape";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { JacobianTable } from "./JacobianTable";
import "../../../parts/plot/plot.css";
import "../matrices/matrices.css";
import "./jacobian.css";

/** A variable that a Jacobian can be of, or by. */
interface Variable {
  readonly name: string;
  readonly size: number;
}

/** How each number of one array changes with each of another: a table whose entries are steps. */
export default function JacobianView() {
  const { outputs, inputs } = useVariables();
  const about = useWorkbench((state) => state.about);
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const layout = useWorkbench((state) => state.presentation.layout);
  const choose = useWorkbench((state) => state.choose);
  const askAbout = useWorkbench((state) => state.askAbout);
  const known = (names: readonly string[] | undefined, variables: readonly Variable[]) =>
    names?.find((name) => variables.some((variable) => variable.name === name));
  // Usually of the last array on the way to the scalar, by the first that the program starts from.
  const rows =
    known(about.rows, outputs) ?? (outputs.findLast(({ size }) => size > 1) ?? outputs.at(-1))?.name;
  const columns = known(about.columns, inputs) ?? (inputs.find(({ size }) => size > 1) ?? inputs[0])?.name;
  if (of === undefined) return <p className="quiet">Computing …</p>;
  if (rows === undefined || columns === undefined)
    return (
      <p className="plot-view quiet">
        A Jacobian takes a variable that is computed and one that it is computed from; this program has{" "}
        {rows === undefined ? "no variable that is computed" : "none to start from"}.
      </p>
    );
  return (
    <section className="plot-view jacobian" aria-label="Jacobian">
      <div className="plot-controls">
        <VariableChoice
          words="∂"
          name="Of"
          variables={outputs}
          value={rows}
          onChange={(name) => askAbout("rows", [name])}
        />
        <VariableChoice
          words="by ∂"
          name="By"
          variables={inputs}
          value={columns}
          onChange={(name) => askAbout("columns", [name])}
        />
        <fieldset className="choice" aria-label="Layout">
          {layouts.map(({ id, label, words }) => (
            <button
              key={id}
              type="button"
              title={words}
              aria-label={`${label} layout: ${words}`}
              aria-pressed={id === layout}
              onClick={() => choose({ layout: id })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      <Answered rows={rows} columns={columns} />
    </section>
  );
}

function Answered({ rows, columns }: { readonly rows: string; readonly columns: string }) {
  const latest = useWorkerAnswer({ about: "jacobian", rows, columns });
  const answer = latest?.answer;
  if (answer?.rows !== rows || answer.columns !== columns) return <p className="quiet">Computing …</p>;
  if ("fault" in answer) return <p className="plot-note">There is no such table: {answer.fault.message}.</p>;
  return <JacobianTable jacobian={answer.jacobian} />;
}

/** Of what there can be a Jacobian: variables that operations make, and those that the program starts from. */
function useVariables(): { readonly outputs: readonly Variable[]; readonly inputs: readonly Variable[] } {
  const shown = useWorkbench((state) => state.opened?.shown);
  return useMemo(() => {
    if (!shown) return { outputs: [], inputs: [] };
    const { outline, variables } = shown;
    const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);
    const made = new Set(outline.operations.flatMap(({ outputs }) => outputs));
    const starts = outline.values.filter(({ isConstant, label }, k) => !made.has(k) && !isConstant && label);
    const names = new Set(starts.map(({ name }) => name));
    const asVariable = ({ name, shape }: { readonly name: string; readonly shape: readonly number[] }) => ({
      name,
      size: sizeOf(shape),
    });
    // On the way to the scalar those come first that lead to it, and then what else there is.
    const onTheWay = outline.values.filter(({ label }, k) => made.has(k) && label !== undefined);
    const others = variables.filter(
      ({ name, isComputed }) =>
        isComputed && !names.has(name) && !onTheWay.some((value) => value.name === name),
    );
    const computed = onTheWay.filter(({ name }) => variables.some((variable) => variable.name === name));
    return {
      outputs: [...others, ...computed].map(asVariable).filter(({ size }) => size > 0),
      inputs: [...starts, ...computed].map(asVariable).filter(({ size }) => size > 0),
    };
  }, [shown]);
}

interface VariableChoiceProps {
  readonly words: string;
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function VariableChoice({ words, name: called, variables, value, onChange }: VariableChoiceProps) {
  const shown = useWorkbench((state) => state.opened?.shown?.variables);
  const shapeOf = (name: string) => shown?.find((variable) => variable.name === name)?.shape ?? [];
  return (
    <label>
      {words}
      <select
        aria-label={called}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {variables.map(({ name }) => (
          <option key={name} value={name}>
            {name} {shapeOf(name).length > 0 ? tupleText(shapeOf(name)) : ""}
          </option>
        ))}
      </select>
    </label>
  );
}
