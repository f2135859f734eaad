import { useEffect } from "react";
import { useWorkbench } from "../../../store/work/context";

/** Milliseconds that a step stays. */
const paces = { slow: 2800, normal: 1400, fast: 500 };

export type PlayingPace = keyof typeof paces;

interface PlayingProps {
  /** The index of the pass's last step, at which playing ends. */
  readonly last: number;
  readonly pace: PlayingPace;
  readonly onPace: (pace: PlayingPace) => void;
}

/** There while the steps follow each other by themselves: takes them, and offers their pace. */
export default function Playing({ last, pace, onPace }: PlayingProps) {
  const index = useWorkbench((state) => state.index);
  const stepForward = useWorkbench((state) => state.stepForward);
  const pause = useWorkbench((state) => state.pause);
  useEffect(() => {
    const timer = setTimeout(() => (index < last ? stepForward() : pause()), paces[pace]);
    return () => clearTimeout(timer);
  }, [index, last, pace, stepForward, pause]);
  return (
    <select
      aria-label="Speed"
      value={pace}
      onChange={(event) => onPace(event.currentTarget.value as PlayingPace)}
    >
      {Object.keys(paces).map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}
