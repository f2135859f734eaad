import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { usePlaneView } from "../parts/planeView";
import { useOpenInStep } from "../parts/useOpenInStep";
import { paces, paceWords } from "./paces";
import { Scrubber } from "./Scrubber";
import "../../parts/runBar.css";
import "./bar.css";

/** Runs, pauses, steps and resets training; and the way back to any recorded epoch. */
export function TrainingBar() {
  const running = useTraining((state) => state.running);
  const train = useTraining((state) => state.train);
  const pause = useTraining((state) => state.pause);
  const stepMinibatch = useTraining((state) => state.stepMinibatch);
  const stepEpoch = useTraining((state) => state.stepEpoch);
  const reset = useTraining((state) => state.reset);
  const newStart = useTraining((state) => state.newStart);
  const started = useTraining((state) => state.started);
  const ready = useTraining((state) => state.data !== undefined);
  const chosen = usePlaneView((view) => view.chosen);
  const openInStep = useOpenInStep();
  return (
    <section className="run-bar training-bar" aria-label="Run">
      <button
        type="button"
        className="primary"
        disabled={!ready}
        title={running ? "Pause training (space)" : "Train until it is done, or paused (space)"}
        aria-label={running ? "Pause training" : "Train"}
        onClick={running ? pause : train}
      >
        {running ? "Pause" : "Train"}
      </button>
      <div className="buttons">
        <button
          type="button"
          disabled={!ready || running}
          onClick={stepMinibatch}
          title="Train on the next minibatch alone"
        >
          one minibatch
        </button>
        <button
          type="button"
          disabled={!ready || running}
          onClick={stepEpoch}
          title="Train to the end of the epoch"
        >
          one epoch
        </button>
        <button
          type="button"
          aria-label="Reset"
          disabled={!started && !running}
          onClick={reset}
          title="Back to the parameters that this run started from"
        >
          reset
        </button>
        <button
          type="button"
          aria-label="New start"
          disabled={!ready}
          onClick={newStart}
          title="New random parameters, from the next seed"
        >
          new start
        </button>
      </div>
      <Speed />
      <Scrubber />
      <button
        type="button"
        className="to-step"
        disabled={!ready}
        onClick={() => void openInStep(chosen ?? "nextMinibatch")}
        title={
          chosen === undefined
            ? "Work the next minibatch step by step, with the weights of this moment"
            : `Work point ${chosen + 1} step by step, with the weights of this moment`
        }
      >
        {chosen === undefined ? "open in Step" : `open point ${chosen + 1} in Step`}
      </button>
    </section>
  );
}

function Speed() {
  const pace = useTraining((state) => state.pace);
  const choosePace = useTraining((state) => state.choosePace);
  return (
    <Select
      label="Speed"
      title="How fast training runs, and is played back; at full speed the page shows what it can"
      value={String(pace)}
      options={paces.map((choice) => ({
        id: String(choice),
        label: paceWords(choice),
      }))}
      onChange={(id) => choosePace(paces.find((choice) => String(choice) === id) ?? "full")}
    />
  );
}
