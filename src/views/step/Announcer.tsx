import { shortNumber } from "../../engine/math/format";
import { useWorkbench } from "../../store/context";

/** Says each step as a sentence to a screen reader; while playing it waits until the steps rest. */
export function Announcer() {
  const step = useWorkbench((state) => state.opened?.step);
  const playing = useWorkbench((state) => state.playing);
  const sentence =
    step && !playing
      ? `${step.explanation.title}${typeof step.value === "number" ? ` is ${shortNumber(step.value)}` : ""}. ${step.explanation.words}`
      : "";
  return (
    <p className="unseen" role="status" aria-live="polite">
      {sentence}
    </p>
  );
}
