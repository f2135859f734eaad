import { useRef } from "react";
import { shortNumber } from "../../engine/math/format";
import type { TrainingFrame } from "../../store/training/training";
import { usePainting } from "./parts/usePainting";

/** Says to a screen reader where training stands, as soon as it rests. */
export function TrainAnnouncer() {
  const element = useRef<HTMLParagraphElement>(null);
  usePainting("figures", ({ latest }) => {
    const sentence = latest && !latest.running && latest.started ? sentenceOf(latest) : "";
    if (element.current && element.current.textContent !== sentence) element.current.textContent = sentence;
  });
  return <p ref={element} className="unseen" role="status" aria-live="polite" />;
}

function sentenceOf({ stopped, position, now }: TrainingFrame): string {
  const { train, validation } = now.loss;
  return `${stopped?.sentence ?? ""} Epoch ${position.epoch}, loss ${shortNumber(train, 3)} in training, ${shortNumber(validation, 3)} in validation.`;
}
