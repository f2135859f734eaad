import { optimizerWith } from "../../../../engine/document/edit/editOptimizer";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import { optimizerSettingsOf } from "../../../../engine/document/variants";
import { versioned } from "../../../../engine/document/version";
import type { Settings } from "../../../../engine/math/parameter";
import { optimizers } from "../../../../engine/optimizers";
import { learningRate } from "../../../../engine/optimizers/optimizer";
import { useWorkbench } from "../../../../store/work/context";
import { Select } from "../../../../ui/Select";
import { ParameterRow } from "../../../parts/fields/ParameterRow";

/** Without an optimizer. */
const none = "";
const first = { type: "sgd", learningRate: 0.1 } as const;

/** Which of the program's variables an update changes, and by which optimizer. */
export function ProgramOptimizer({ program }: { readonly program: ProgramDocument }) {
  const editProgram = useWorkbench((state) => state.editProgram);
  const preview = useWorkbench((state) => state.preview);
  const locked = useWorkbench((state) => state.locked);
  const { optimizer } = program;
  const rule = optimizers.find(({ id }) => id === optimizer?.type);
  const settings = optimizer ? optimizerSettingsOf({ optimizer }) : {};
  const put = (type: string, changes: Settings = {}, gesture?: string) =>
    editProgram(({ optimizer: before, parameters, ...rest }) => {
      if (type === none) return versioned(rest);
      const next = optimizerWith(before ?? first, type, changes);
      return next ? versioned({ ...rest, ...(parameters && { parameters }), optimizer: next }) : program;
    }, gesture);
  return (
    <div className="program-optimizer">
      <ParametersToUpdate program={program} />
      <dl>
        <div className="row">
          <dt>optimizer</dt>
          <dd>
            <Select
              value={optimizer?.type ?? none}
              options={[{ id: none, label: "none" }, ...optimizers]}
              label="Optimizer"
              title={rule?.words}
              onChange={(type) => put(type)}
            />
          </dd>
        </div>
        {optimizer &&
          !locked &&
          [learningRate, ...(rule?.parameters ?? [])].map((parameter) => (
            <ParameterRow
              key={parameter.name}
              parameter={parameter}
              value={settings[parameter.name]}
              onChange={(value) => put(optimizer.type, { [parameter.name]: value })}
              onPreview={(value) =>
                preview(value === undefined ? [] : [{ path: ["optimizer", parameter.name], value }])
              }
            />
          ))}
      </dl>
    </div>
  );
}

/** The variables that the program starts from, each to be pressed. */
function ParametersToUpdate({ program }: { readonly program: ProgramDocument }) {
  const outline = useWorkbench((state) => state.opened?.shown?.outline);
  const editProgram = useWorkbench((state) => state.editProgram);
  if (!outline) return null;
  const made = new Set(outline.operations.flatMap(({ outputs }) => outputs));
  const starts = outline.values.filter(
    ({ label, isConstant, role }, k) =>
      !made.has(k) && label !== undefined && !isConstant && role !== "literal",
  );
  const chosen = new Set(
    program.parameters ?? outline.values.flatMap(({ role, name }) => (role === "parameter" ? [name] : [])),
  );
  if (starts.length === 0)
    return (
      <p className="plot-note">
        The program starts from no variable that has a gradient: none can be updated.
      </p>
    );
  const toggle = (name: string) => {
    const next = starts.map((value) => value.name).filter((one) => (one === name) !== chosen.has(one));
    editProgram((now) => versioned({ ...now, parameters: next, optimizer: now.optimizer ?? first }));
  };
  return (
    <fieldset className="choice parameters" aria-label="Parameters: what an update changes">
      <legend>parameters</legend>
      {starts.map(({ name, shape }) => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen.has(name)}
          title={`${shape.length === 0 ? "a number" : `shape (${shape.join(", ")})`}: ${chosen.has(name) ? "an update changes it" : "stays as it is"}`}
          onClick={() => toggle(name)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
