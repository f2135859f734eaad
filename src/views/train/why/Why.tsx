import { useRef } from "react";
import { shortNumber } from "../../../engine/math/format";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { settingChangeWords } from "../parts/settingChangeWords";
import { usePainting } from "../parts/usePainting";
import { Findings } from "./Findings";
import "./why.css";

/** Where training stands in words: why it stopped, how fast it goes, and what was changed on the way. */
export function Why() {
  const running = useTraining((state) => state.running);
  const started = useTraining((state) => state.started);
  const stopped = useTraining((state) => state.stopped);
  const changes = useTraining((state) => state.changes);
  return (
    <>
      <p className={`say ${stopped?.kind === "diverged" ? "wrong" : ""}`}>
        {running ? (
          <Speed />
        ) : (
          (stopped?.sentence ??
          (started ? "Paused." : "Not trained yet: these are the figures of the parameters it starts with."))
        )}
      </p>
      <Findings />
      {changes.length > 0 && (
        <ul className="changes" aria-label="Changed on the way">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes are only ever added at the end
            <li key={index}>
              epoch {change.epoch}: {settingChangeWords(change)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What the worker gets done; at a pace of its own it gets done what that asks for. */
function Speed() {
  const pace = useTraining((state) => state.pace);
  return pace === "full" ? <FullSpeed /> : `Training at ${pace} epochs a second.`;
}

function FullSpeed() {
  const element = useRef<HTMLSpanElement>(null);
  usePainting("figures", ({ latest }) => {
    if (!element.current || latest?.speed === undefined) return;
    setText(element.current, `Training at ${shortNumber(latest.speed / 1e6, 3)} million examples a second.`);
  });
  return <span ref={element}>Training …</span>;
}
