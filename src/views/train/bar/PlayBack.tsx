import { useEffect, useState } from "react";
import { useTraining } from "../../../store/training/trainingContext";

/** Recorded epochs a second where the speed is full. */
const fastest = 60;

/** Shows the run again, recorded epoch after recorded epoch, at the chosen speed: from this one on, or at the end from the start. */
export function PlayBack() {
  const running = useTraining((state) => state.running);
  const started = useTraining((state) => state.started);
  const pace = useTraining((state) => state.pace);
  const goTo = useTraining((state) => state.goTo);
  const frames = useTraining((state) => state.frames);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const { recorded } = frames;
    const present = frames.latest?.position.epoch ?? 0;
    const from = present >= (recorded.at(-1) ?? 0) ? 0 : present;
    const first = Math.max(
      0,
      recorded.findIndex((epoch) => epoch >= from),
    );
    const rate = pace === "full" ? fastest : pace;
    let shown = recorded[first];
    let request = 0;
    let begun: number | undefined;
    const step = (time: number) => {
      begun ??= time;
      const at = frames.latest?.position.epoch;
      // Somebody trains, or goes elsewhere.
      if (frames.latest?.running) return setPlaying(false);
      const index = Math.min(recorded.length - 1, first + Math.floor(((time - begun) / 1000) * rate));
      // The one before must have been seen.
      if (at === shown) {
        if (shown === recorded.at(-1)) return setPlaying(false);
        if (recorded[index] !== shown) {
          shown = recorded[index];
          goTo(shown);
        }
      }
      request = requestAnimationFrame(step);
    };
    goTo(shown);
    request = requestAnimationFrame(step);
    return () => cancelAnimationFrame(request);
  }, [playing, frames, goTo, pace]);
  const label = playing ? "Stop playing back" : "Play back";
  return (
    <button
      type="button"
      className="play-back"
      disabled={!playing && (running || (!started && frames.recorded.length < 2))}
      aria-label={label}
      title={playing ? label : "Play the run back, at this speed; from its start where this is its end"}
      onClick={() => setPlaying(!playing)}
    >
      {playing ? "■" : "↺"}
    </button>
  );
}
