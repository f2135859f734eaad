import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { CapacityRun } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { parts } from "../parts";
import { RunRegion } from "./RunRegion";

interface RunCardProps {
  readonly run: CapacityRun;
  /** Of the setting that is varied. */
  readonly label: string;
  readonly onOpen: () => void;
}

const statuses: Readonly<Record<CapacityRun["status"], string>> = {
  waiting: "waiting",
  running: "training",
  done: "done",
  stopped: "stopped",
  failed: "failed",
};

const valueText = (value: CapacityRun["value"]) => (typeof value === "number" ? shortNumber(value) : value);

/** One of the runs: its region, how far it is, its three errors. */
export function RunCard({ run, label, onOpen }: RunCardProps) {
  const { value, status, epoch, epochs, metrics, stopped, problem } = run;
  const classes = useTraining((state) => state.data?.task.kind === "classification");
  const name = `${label} ${valueText(value)}`;
  return (
    <article className="run" aria-label={name}>
      <RunRegion region={run.region} label={name} />
      <h3>
        {label} <b>{valueText(value)}</b>
      </h3>
      <p className="status" title={stopped?.sentence}>
        {status === "failed" ? "failed" : `${statuses[status]}, epoch ${epoch}`}
      </p>
      <progress
        max={epochs}
        value={status === "done" ? epochs : epoch}
        aria-label={`Progress with ${name}`}
      />
      {problem ? (
        <p className="fault">{problem}</p>
      ) : (
        <dl>
          {parts.map(({ id, label: part }) => (
            <div key={id}>
              <dt>{part}</dt>
              <dd
                title={metrics && fullNumber(metrics.error[id])}
                data-quantity={`error.${id}`}
                data-value={metrics && fullNumber(metrics.error[id])}
              >
                {metrics
                  ? classes
                    ? `${shortNumber(100 * metrics.error[id], 3)} %`
                    : shortNumber(metrics.error[id], 3)
                  : ""}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <button
        type="button"
        className="boxed-small"
        disabled={status === "waiting" || status === "failed"}
        aria-label={`Open ${name}`}
        title="Go on with this run as the present one"
        onClick={onOpen}
      >
        Open
      </button>
    </article>
  );
}
