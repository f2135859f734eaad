import { useMemo, useState } from "react";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import { shortNumber } from "../../../../engine/math/format";
import { useWorkbench } from "../../../../store/work/context";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import CodeEditor from "../../../../ui/codeEditor/CodeEditor";
import { Select } from "../../../../ui/Select";
import { AboutSheet } from "../../edit/AboutSheet";
import { useNumberNames } from "../../table/numberNames";
import { firstWrong, signsOf, verdictText } from "./claimSigns";
import { faultIn, nameAt, numbersIn, spansOf } from "./codeText";
import "./codePanel.css";

/** What an empty choice of `of` stands for. */
const usual = "";

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
  const preview = useWorkbench((state) => state.preview);
  const text = draft?.text ?? program.program;
  const fault = draft?.fault;
  const faults = useMemo(() => (fault ? [faultIn(text, fault)] : []), [text, fault]);
  const line = opened?.step.line;
  const shown = opened?.shown;
  const claims = shown?.claims;
  const marks = useMemo(
    () => ({
      line,
      lit: [...new Set([...lit].map(tensorOf))].flatMap((name) => spansOf(text, name)),
      signs: draft ? [] : signsOf(claims ?? []),
    }),
    [line, lit, text, claims, draft, tensorOf],
  );
  const wrong = draft ? undefined : firstWrong(claims ?? []);
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
        <button
          type="button"
          className="plain-button code-run"
          disabled={draft === undefined || locked}
          title="Runs the text; so does leaving it, and Ctrl+Enter"
          onClick={() => editProgram((now) => ({ ...now, program: text }))}
        >
          Run
        </button>
      </div>
      <div className="code-text">
        <CodeEditor
          text={text}
          label="Program"
          description="Python with NumPy or PyTorch. Control and Enter runs it. Alt and an arrow key changes a number. Escape, then Tab leaves it."
          numbersIn={numbersIn}
          faults={faults}
          marks={marks}
          onType={type}
          onRun={(next) => editProgram((now) => (now.program === next ? now : { ...now, program: next }))}
          onDrag={(next) => preview(next === undefined ? [] : [{ path: ["program"], value: next }])}
          onPoint={(offset) => point(offset === undefined ? undefined : nameAt(text, offset))}
        />
      </div>
      {fault && (
        <p className="code-fault" role="alert">
          <b>Line {fault.line}:</b> {fault.message}.
          {opened && <span className="quiet"> What is shown is what ran last.</span>}
        </p>
      )}
      {claims && claims.length > 0 && !draft && (
        <>
          <Verdict
            wrong={wrong}
            count={claims.length}
            isCarried={claims.some(({ verdict }) => verdict === "carried")}
          />
          <ul className="unseen" aria-label="Gradients in the code">
            {claims.map((claim) => (
              <li key={`${claim.line} ${claim.name}`}>
                Line {claim.line}: {verdictText(claim)}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown && shown.notes.length > 0 && (
        <ul className="code-notes quiet">
          {shown.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {shown && shown.prints.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="code-prints" aria-label="Printed" tabIndex={0}>
          <h2 className="overline">Printed</h2>
          <pre>{shown.prints.join("\n")}</pre>
        </section>
      )}
      <AboutSheet />
    </div>
  );
}

interface VerdictProps {
  readonly wrong: ShownClaim | undefined;
  readonly count: number;
  readonly isCarried: boolean;
}

/** What there is to say of a backward pass that the program writes out itself. */
function Verdict({ wrong, count, isCarried }: VerdictProps) {
  if (!wrong)
    return (
      <p className="code-verdict right" role="status">
        {count === 1
          ? "The gradient that this code writes out is right."
          : `All ${count} gradients that this code writes out are right.`}
      </p>
    );
  const { line, name, of, words, claimed, gradient } = wrong;
  return (
    <div className="code-verdict wrong" role="status">
      <p>
        <b>First wrong line: {line}.</b> {name}, the gradient of {of}:{" "}
        {words ?? "the numbers differ, and no known mistake gives these"}.
      </p>
      <dl>
        <dt>yours</dt>
        <dd>{numbersText(claimed)}</dd>
        <dt>true</dt>
        <dd>{numbersText(gradient)}</dd>
      </dl>
      <RightLine />
      {isCarried && <p className="quiet">Lines marked ↷ are right in themselves and carry this on.</p>}
    </div>
  );
}

/** The line as it should be, for those who don't want to find it themselves any more. */
function RightLine() {
  const program = useWorkbench((state) => state.program);
  const ask = useWorkbench((state) => state.ask);
  const answer = useWorkbench((state) => state.answers.rightLine?.answer);
  const [asked, setAsked] = useState<ProgramDocument>();
  if (asked === undefined || asked !== program)
    return (
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          setAsked(program);
          ask({ about: "rightLine" });
        }}
      >
        Show me the right line
      </button>
    );
  if (!answer) return <p className="quiet">Trying …</p>;
  if (answer.right === undefined) return <p>No known change of this line makes it right.</p>;
  return (
    <p>
      Line {answer.line} is right as <code>{answer.right}</code>
    </p>
  );
}

/** The first few of some numbers. */
function numbersText(numbers: Float64Array): string {
  const shown = Array.from(numbers.slice(0, 6), (number) => shortNumber(number, 4));
  return `${shown.join(", ")}${numbers.length > shown.length ? ", …" : ""}`;
}
