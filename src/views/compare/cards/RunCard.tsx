import { decidedFigure } from "../../../engine/document/sweep/outcome";
import { type SweepingDocument, settingsOfRun } from "../../../engine/document/sweep/plannedRuns";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { CompareRun } from "../../../store/compare/state/compareState";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { createArrangement, useArrangement } from "../runs/arrangement";
import { plannedShortTitle, plannedTitle } from "../runs/rows";
import { useOpenRun } from "../runs/useOpenRun";
import { reasons } from "../table/columns";
import { RunRegion } from "./RunRegion";

const parts = [
  { id: "train", label: "train", figure: "trainError" },
  { id: "validation", label: "valid", figure: "validationError" },
  { id: "test", label: "test", figure: "testError" },
] as const;

interface RunCardProps {
  readonly document: SweepingDocument;
  readonly run: CompareRun;
  /** Among all runs. */
  readonly index: number;
}

/** One of the runs: its region, how far it is, its three errors. Pressed it is chosen, pressed twice opened in Train. */
export function RunCard({ document, run, index }: RunCardProps) {
  const { point, choose } = useStores().get(createArrangement).getState();
  const chosen = useArrangement((state) => state.chosen === index);
  const lit = useArrangement((state) => state.lit === index);
  const isClasses = useTraining((state) => state.data?.task.kind === "classification");
  const { openInTrain } = useOpenRun();
  const { planned, status, epoch = 0, look, result, problem } = run;
  const name = plannedTitle(document, planned);
  const { decides } = document.sweep;
  const ended = result && (decides.at === "best" ? (result.best ?? result.end) : result.end);
  const figures = ended ?? look?.figures;
  const { epochs } = settingsOfRun(document, planned).training;
  const done = result ? result.end.epoch : epoch;
  return (
    <article className={lit ? "run lit" : "run"} aria-label={name} data-run={index}>
      <RunRegion region={result?.region ?? look?.region} label={name} />
      <h3>{plannedShortTitle(document, planned)}</h3>
      <p className="status" title={problem ?? result?.stopped.sentence}>
        {statusText(run, done)}
      </p>
      <progress
        max={epochs}
        value={status === "done" ? epochs : Math.min(done, epochs)}
        aria-label={`Progress with ${name}`}
      />
      {problem ? (
        <p className="fault">{problem}</p>
      ) : (
        <dl>
          {parts.map(({ id, label, figure }) => {
            const value = figures && Number.isFinite(figures[figure]) ? figures[figure] : undefined;
            return (
              <div key={id} data-decides={figure === decides.figure ? "" : undefined}>
                <dt>{label}</dt>
                <dd
                  title={value === undefined ? undefined : fullNumber(value)}
                  data-quantity={`error.${id}`}
                  data-value={value === undefined ? undefined : fullNumber(value)}
                >
                  {value === undefined
                    ? ""
                    : isClasses
                      ? `${shortNumber(100 * value, 3)} %`
                      : shortNumber(value, 3)}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={`Choose ${name}`}
        title={
          result
            ? `Run ${index + 1}: ${name}; ${figureText(decidedFigure(result, decides))}. Press to choose it, twice to open it in Train.`
            : `Run ${index + 1}: ${name}`
        }
        onPointerEnter={() => point(index)}
        onPointerLeave={() => point(undefined)}
        onFocus={() => point(index)}
        onBlur={() => point(undefined)}
        onClick={() => choose(index)}
        onDoubleClick={() => openInTrain(index)}
      />
    </article>
  );
}

const figureText = (figure: number) =>
  Number.isFinite(figure) ? `its figure ${shortNumber(figure, 4)}` : "without the figure that decides";

function statusText({ status, result }: CompareRun, epoch: number): string {
  if (status === "waiting") return "waiting";
  if (status === "failed") return "failed";
  if (status === "running") return `training, epoch ${epoch}`;
  return `${result ? reasons[result.stopped.kind] : "done"}, epoch ${epoch}`;
}
