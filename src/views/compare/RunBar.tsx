import { useCompare } from "../../store/compare/compareContext";
import type { CompareRun } from "../../store/compare/state/compareState";
import { useArrangement } from "./runs/arrangement";
import type { ComparedRun } from "./runs/rows";
import { useOpenRun } from "./runs/useOpenRun";
import "../parts/runBar.css";
import "./runBar.css";

/** Starts, pauses and ends the runs, says how far they are, and opens the one that is chosen. */
export function RunBar({ rows }: { readonly rows: readonly ComparedRun[] }) {
  const status = useCompare((state) => state.status);
  const runs = useCompare((state) => state.runs);
  const spent = useCompare((state) => state.spent);
  const estimate = useCompare((state) => state.estimate);
  const workers = useCompare((state) => state.workers);
  const start = useCompare((state) => state.start);
  const pause = useCompare((state) => state.pause);
  const stop = useCompare((state) => state.stop);
  const chosen = useArrangement((state) => state.chosen);
  const { openInTrain, openInStep } = useOpenRun();
  const count = runs.length;
  const counted = (status: CompareRun["status"]) => runs.filter((run) => run.status === status).length;
  const [done, failed, stopped] = [counted("done"), counted("failed"), counted("stopped")];
  const left = count - done;
  const running = status === "running";
  const row = rows.find(({ index }) => index === chosen);
  return (
    <section className="run-bar compare-bar" aria-label="Runs">
      <button
        type="button"
        className="primary"
        disabled={status === "looking" || (left === 0 && !running)}
        onClick={running ? pause : start}
        title={
          running ? "Pause all runs" : done > 0 ? "Train the runs that aren't done yet" : "Train all runs"
        }
      >
        {running ? "Pause" : status === "paused" || (done > 0 && left > 0) ? "Go on" : "Run"}
      </button>
      <button
        type="button"
        disabled={status !== "running" && status !== "paused"}
        onClick={stop}
        title="Ends the runs under way where they are; to go on with one of them, open it in Train"
      >
        stop
      </button>
      <progress max={Math.max(1, count)} value={done} aria-label="Runs done" />
      <output className="runs-done">
        {done} of {count}
        {failed > 0 && `, ${failed} failed`}
        {stopped > 0 && `, ${stopped} stopped`}
        {status === "looking" && " · looking for what was kept"}
        {running && timeLeft(spent, left)}
        {status === "paused" && " · paused"}
        {status === "idle" && left > 0 && estimate !== undefined && (
          <span
            title={`By a short look at one run; ${workers === 1 ? "one run" : `${workers} runs`} at a time. Runs that stop early take less.`}
          >
            {" "}
            · at most about {duration(estimate)}
          </span>
        )}
      </output>
      <button
        type="button"
        disabled={!row}
        onClick={() => row && void openInStep(row.index)}
        title="Work a minibatch of the chosen run step by step, with the weights of its end; for one example see “the chosen run” beside the table"
      >
        open in Step
      </button>
      <button
        type="button"
        disabled={!row}
        onClick={() => row && openInTrain(row.index)}
        title={
          row
            ? `Open run ${row.index + 1} in Train, as it stood at its end`
            : "Choose a run first, in the table or the plot"
        }
      >
        {row ? `open run ${row.index + 1} in Train` : "open in Train"}
      </button>
    </section>
  );
}

function timeLeft(
  { seconds, runs }: { readonly seconds: number; readonly runs: number },
  left: number,
): string {
  return runs > 0 ? ` · about ${duration((seconds / runs) * left)} left` : "";
}

export function duration(seconds: number): string {
  if (seconds < 1) return "1 s";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
