import { shortNumber } from "../../engine/math/format";
import { useTraining } from "../../store/trainingContext";

/** Says to a screen reader where training stands, as soon as it rests. */
export function Announcer() {
  const running = useTraining((state) => state.running);
  const started = useTraining((state) => state.started);
  const stopped = useTraining((state) => state.stopped);
  const frames = useTraining((state) => state.frames);
  const latest = frames.latest;
  const sentence =
    running || !started || !latest
      ? ""
      : `${stopped?.sentence ?? "Paused."} Epoch ${latest.position.epoch}, training loss ${shortNumber(latest.now.loss.train, 3)}, validation loss ${shortNumber(latest.now.loss.validation, 3)}.`;
  return (
    <p className="unseen" role="status" aria-live="polite">
      {sentence}
    </p>
  );
}
