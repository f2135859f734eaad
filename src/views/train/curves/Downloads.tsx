import { logAsCsv, logAsJson } from "../../../export/tables/trainingLog";
import { useTraining } from "../../../store/training/trainingContext";
import { save } from "../../../ui/files/save";

const kinds = [
  { label: "CSV", name: "training-log.csv", type: "text/csv", write: logAsCsv },
  { label: "JSON", name: "training-log.json", type: "application/json", write: logAsJson },
] as const;

/** The log to take away: every epoch with its six figures and its time. */
export function Downloads() {
  const frames = useTraining((state) => state.frames);
  return (
    <p className="downloads">
      Log{" "}
      {kinds.map(({ label, name, type, write }) => (
        <button
          key={label}
          type="button"
          className="tool"
          aria-label={`Download the log as ${label}`}
          title="Epoch, loss and error of the three parts, and seconds of training"
          onClick={() => save(write(frames.log.rows()), name, type)}
        >
          {label}
        </button>
      ))}
    </p>
  );
}
