import { useState } from "react";
import { valueFault } from "../../../engine/document/faults/valueFault";
import type { EpochFigures } from "../../../engine/document/sweep/outcome";
import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { useCompare } from "../../../store/compare/compareContext";
import type { RunResult } from "../../../store/compare/state/compareState";
import { useTraining } from "../../../store/training/trainingContext";
import { Value } from "../../parts/fields/Value";
import { RunRegion } from "../cards/RunRegion";
import { useArrangement } from "../runs/arrangement";
import { valueText } from "../runs/axes";
import { plannedTitle } from "../runs/rows";
import { useOpenRun } from "../runs/useOpenRun";
import type { BesideProps } from "./besideProps";
import { RunPoints } from "./RunPoints";
import "./chosenRun.css";

/** The chosen run: what it says over the plane, its figures, and each of its examples, which open in Step. */
export function ChosenRun({ document }: BesideProps) {
  const chosen = useArrangement((state) => state.chosen);
  const runs = useCompare((state) => state.runs);
  const run = chosen === undefined ? undefined : runs[chosen];
  return (
    <section className="beside-panel chosen-run" aria-label="The chosen run">
      <h2 className="overline">{run ? plannedTitle(document, run.planned) : "The chosen run"}</h2>
      {chosen !== undefined && run?.result ? (
        <Chosen document={document} index={chosen} result={run.result} />
      ) : (
        <p className="quiet">
          {run
            ? "This run isn’t done yet."
            : "Choose a run that is done: a line of the plot, a line of the table, or a picture."}
        </p>
      )}
    </section>
  );
}

interface ChosenProps {
  readonly document: SweepingDocument;
  readonly index: number;
  readonly result: RunResult;
}

function Chosen({ document, index, result }: ChosenProps) {
  const data = useTraining((state) => state.data);
  const { openInStep } = useOpenRun();
  const [example, setExample] = useState(1);
  const { region, stopped, best, end } = result;
  // Runs that differ in their data have other points than Train.
  const own = document.sweep.settings.some(({ setting }) => variedSetting(setting).makesData);
  const count = data?.count ?? 0;
  const title = plannedTitle(document, result);
  return (
    <>
      {region && (
        <div className="run-with-points">
          <RunRegion region={region} label={title} fineness={12} />
          {data && !own && data.columns.length === 2 && (
            <RunPoints data={data} region={region} onOpen={(point) => void openInStep(index, point)} />
          )}
        </div>
      )}
      <p className="matters-words">{stopped.sentence}</p>
      <Figures best={best} end={end} />
      {own ? (
        <p className="quiet">Its data are other ones than Train’s. Open it in Train to choose an example.</p>
      ) : (
        count > 0 && (
          <p className="example-to-step">
            example{" "}
            <Value
              value={Math.min(example, count)}
              label="Example to open in Step"
              step={1}
              check={(number) => valueFault(number, { minimum: 1, maximum: count, integer: true })}
              onChange={setExample}
            />{" "}
            <button
              type="button"
              className="boxed-small"
              onClick={() => void openInStep(index, Math.min(example, count) - 1)}
            >
              open its pass in Step
            </button>
          </p>
        )
      )}
    </>
  );
}

const kinds = ["Loss", "Error"] as const;
const parts = ["train", "validation", "test"] as const;

function Figures({ best, end }: { readonly best: EpochFigures | undefined; readonly end: EpochFigures }) {
  const isRegression = useTraining((state) => state.data?.task.kind === "regression");
  const columns = [
    ...(best ? [{ name: `best, epoch ${best.epoch}`, of: best }] : []),
    { name: `end, epoch ${end.epoch}`, of: end },
  ];
  return (
    <table className="plot-table">
      <thead>
        <tr>
          <th scope="col" />
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.flatMap((kind) =>
          parts.map((part) => (
            <tr key={`${part} ${kind}`}>
              <th scope="row">
                {part} {kind.toLowerCase()}
              </th>
              {columns.map(({ name, of }) => (
                <td key={name}>{valueText(of[`${part}${kind}`], kind === "Error" && !isRegression, 4)}</td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
