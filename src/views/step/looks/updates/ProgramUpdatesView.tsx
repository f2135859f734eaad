import { useMemo, useState } from "react";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import type { GraphUpdateRun, Until } from "../../../../engine/studies/updateRun";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { movedText, useProgramNumbers } from "../curve/programNumbers";
import { HistoryPlot } from "./HistoryPlot";
import { ProgramOptimizer } from "./ProgramOptimizer";
import { UntilChoice } from "./UntilChoice";
import { UpdateTable } from "./UpdateTable";
import { UpdateWords } from "./UpdateWords";
import "../../../parts/plot/plot.css";
import "./updates.css";

/** A program's parameters and its optimizer, chosen by a press, and the next updates of them. */
export default function ProgramUpdatesView() {
  const program = useWorkbench((state) => state.program);
  const hasParameters = useWorkbench(
    ({ opened }) => opened?.shown?.outline.values.some(({ role }) => role === "parameter") ?? false,
  );
  const loop = useWorkbench(({ opened }) => opened?.shown?.training.find(({ isShown }) => isShown));
  if (!program) return <p className="quiet">Computing …</p>;
  return (
    <section className="plot-view updates" aria-label="After the update">
      <ProgramOptimizer program={program} />
      {program.optimizer && hasParameters ? (
        <Updates program={program} optimizer={program.optimizer.type} />
      ) : (
        <p className="plot-note">
          {loop &&
            `The loop in line ${loop.line} makes ${loop.passes} updates of its own; the pass that the steps show is chosen beside them. `}
          {program.optimizer
            ? "No optimizer updates anything yet: press the variables that it is to change."
            : "No optimizer updates anything yet: choose one, and press the variables that it is to change."}
        </p>
      )}
    </section>
  );
}

interface UpdatesProps {
  readonly program: ProgramDocument;
  readonly optimizer: string;
}

function Updates({ program, optimizer }: UpdatesProps) {
  const [until, setUntil] = useState<Until>(1);
  const latest = useWorkerAnswer({ about: "programUpdates", until });
  const run = latest?.answer;
  if (!run) return <p className="quiet">Computing …</p>;
  return (
    <>
      <div className="plot-controls">
        <UntilChoice until={until} onChange={setUntil} />
        <ApplyButton run={run} isCurrent={run.until === until && isSameProgram(run.document, program)} />
        <UnderWay share={latest.share} />
      </div>
      <UpdateWords run={run} optimizer={optimizer} />
      <HistoryPlot run={run} />
      <UpdateTable run={run} />
    </>
  );
}

/** Whether updates that were tried out are those of this program. */
const isSameProgram = (tried: ProgramDocument, program: ProgramDocument) =>
  ["program", "of", "parameters", "optimizer"].every(
    (part) =>
      JSON.stringify(tried[part as keyof ProgramDocument]) ===
      JSON.stringify(program[part as keyof ProgramDocument]),
  );

/** Writes the parameters into the text, where all of their numbers stand there. */
function ApplyButton({ run, isCurrent }: { readonly run: GraphUpdateRun; readonly isCurrent: boolean }) {
  const editProgram = useWorkbench((state) => state.editProgram);
  const numbers = useProgramNumbers();
  const { names, after, before } = run;
  const missing = useMemo(() => {
    const written = new Set(numbers.map(({ name }) => name));
    return names.find((name) => !written.has(name));
  }, [numbers, names]);
  const made = after.updates - before.updates;
  const why =
    missing === undefined
      ? undefined
      : `${missing} isn’t written in the text as a number of its own, so the text can’t take its new value`;
  return (
    <>
      <button
        type="button"
        className="plot-button primary"
        disabled={!isCurrent || made === 0 || why !== undefined}
        title={why ?? "Writes the new numbers into the text; what the optimizer remembers starts at 0 again"}
        onClick={() => {
          const values = Object.fromEntries(names.map((name, k) => [name, after.parameters[k]]));
          editProgram((now) => ({ ...now, program: movedText(now.program, values) }));
        }}
      >
        Apply {made === 1 ? "the update" : `${made} updates`}
      </button>
      {why !== undefined && <span className="quiet">{why}.</span>}
    </>
  );
}
