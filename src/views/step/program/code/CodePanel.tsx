import { useMemo } from "react";
import { otherProgram } from "../../../../engine/document/edit/otherProgram";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import { useIsHiding } from "../../../../store/homework/predict";
import { useWorkbench } from "../../../../store/work/context";
import CodeEditor from "../../../../ui/codeEditor/CodeEditor";
import { part } from "../../../../ui/part";
import { Select } from "../../../../ui/Select";
import { AboutSheet } from "../../edit/AboutSheet";
import { useNumberNames } from "../../parts/numberNames";
import { signsOf } from "../claims/claimSigns";
import { useClaims } from "../claims/useClaims";
import { draggableNumbers, faultIn, lineIn, nameAt, spansOf } from "./codeText";
import "./codePanel.css";

const ClaimVerdict = part(() => import("../claims/ClaimVerdict"), { isSmall: true });

/** What an empty choice of `of` stands for. */
const usual = "";

const nothing: readonly never[] = [];

/** The program's text, which runs as it is left; what it prints, and what is wrong with it. */
export default function CodePanel({ program }: { readonly program: ProgramDocument }) {
  const draft = useWorkbench((state) => state.draft);
  const opened = useWorkbench((state) => state.opened);
  const lit = useWorkbench((state) => state.lit);
  const locked = useWorkbench((state) => state.locked);
  const point = useWorkbench((state) => state.point);
  const { tensorOf } = useNumberNames();
  const type = useWorkbench((state) => state.type);
  const editProgram = useWorkbench((state) => state.editProgram);
  const open = useWorkbench((state) => state.open);
  const preview = useWorkbench((state) => state.preview);
  const text = draft?.text ?? program.program;
  const fault = draft?.fault;
  const faults = useMemo(() => (fault ? [faultIn(text, fault)] : []), [text, fault]);
  const ran = opened?.step.line;
  // A draft's lines aren't those that the steps are of.
  const line = useMemo(
    () => (ran === undefined ? undefined : lineIn(text, program.program, ran)),
    [text, program, ran],
  );
  const shown = opened?.shown;
  // What the program prints, and what its own gradients are worth, tells what someone who practises is to find.
  const isHiding = useIsHiding();
  const judged = useClaims();
  const claims = isHiding ? nothing : judged;
  const prints = isHiding ? [] : (shown?.prints ?? []);
  const marks = useMemo(
    () => ({
      line,
      lit: [...new Set([...lit].map(tensorOf))].flatMap((name) => spansOf(text, name)),
      signs: draft ? [] : signsOf(claims),
    }),
    [line, lit, text, claims, draft, tensorOf],
  );
  const run = (next: string) => {
    const other = locked ? undefined : otherProgram(program, next);
    // Of another program nothing is true that this one is called, or that was chosen for it.
    if (other) open(other);
    else editProgram((now) => (now.program === next ? now : { ...now, program: next }));
  };
  return (
    <div className="code-panel">
      <div className="code-head">
        <span className="quiet">gradients of</span>
        <Select
          label="Gradients of"
          value={program.of ?? usual}
          options={[
            { id: usual, label: shown && program.of === undefined ? shown.of : "the loss" },
            ...(shown?.scalars ?? [])
              .filter((name) => name !== program.of && !(program.of === undefined && name === shown?.of))
              .map((id) => ({ id, label: id })),
            ...(program.of === undefined ? [] : [{ id: program.of, label: program.of }]),
          ]}
          onChange={(of) =>
            editProgram(({ of: _before, ...rest }) => (of === usual ? rest : { ...rest, of }))
          }
        />
        {draft && !fault && <span className="quiet code-waits">not run yet</span>}
        <button
          type="button"
          className="plain-button code-run"
          disabled={draft === undefined || locked}
          title="Runs the text; so does leaving it, and Ctrl+Enter"
          onClick={() => run(text)}
        >
          Run
        </button>
      </div>
      <div className="code-text">
        <CodeEditor
          text={text}
          label="Program"
          description="Python with NumPy or PyTorch. Control and Enter runs it. Alt and an arrow key changes a number. Escape, then Tab leaves it."
          numbersIn={draggableNumbers}
          faults={faults}
          marks={marks}
          onType={type}
          onRun={run}
          onDrag={(next) => preview(next === undefined ? [] : [{ path: ["program"], value: next }])}
          onPoint={(offset) => point(offset === undefined ? undefined : nameAt(text, offset))}
        />
      </div>
      {/* Those who can't see it hear it as the editor's description. */}
      <p className="code-keys quiet" aria-hidden="true">
        Ctrl+Enter runs · Esc, then Tab leaves
      </p>
      {fault && (
        <p className="code-fault" role="alert">
          <b>Line {fault.line}:</b> {fault.message}.
          {opened && <span className="quiet"> What is shown is what ran last.</span>}
        </p>
      )}
      {shown && !draft && !isHiding && <ClaimVerdict />}
      {shown && !draft && shown.notes.length > 0 && (
        <ul className="code-notes quiet">
          {shown.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {prints.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="code-prints" aria-label="Printed" tabIndex={0}>
          <h2 className="overline">Printed</h2>
          <pre>{prints.join("\n")}</pre>
        </section>
      )}
      <AboutSheet />
    </div>
  );
}
