import { useState } from "react";
import { sizes, sizesInCode } from "../../../engine/names/presentation";
import { useWorkbench } from "../../../store/work/context";
import type { Workbench } from "../../../store/work/workbenchState";
import { part } from "../../../ui/part";
import type { PlayingPace } from "./Playing";
import "./timeline.css";

const Playing = part(() => import("./Playing"), { isSmall: true });
const Scrub = part(() => import("./Scrub"), { isSmall: true });
const TimelineMore = part(() => import("./TimelineMore"), { isSmall: true });

/** The pass from its first step to its last: buttons, and a slider whose track shows the phases. */
export function Timeline() {
  const examples = useWorkbench((state) => state.document?.batch.inputs.length ?? 1);
  return (
    <footer className="timeline">
      <Buttons />
      <Track />
      <StepSizeChoice />
      <TimelineMore examples={examples} />
    </footer>
  );
}

/** Rendered where one can go no further, and not with each step. */
function Buttons() {
  const isFirst = useWorkbench(({ index }) => index === 0);
  const last = useWorkbench(lastOf);
  const isLast = useWorkbench((state) => state.index >= lastOf(state));
  const playing = useWorkbench((state) => state.playing);
  const { stepForward, stepBackward, goToStart, goToEnd, play, pause } = useActions();
  const [pace, setPace] = useState<PlayingPace>("normal");
  return (
    <div className="buttons">
      <button
        type="button"
        aria-label="First step"
        title="First step (Home)"
        aria-disabled={isFirst}
        onClick={goToStart}
      >
        <Icon path="M4 3v10M12 3 7 8l5 5" open />
      </button>
      <button
        type="button"
        aria-label="Previous step"
        title="Previous step (←)"
        aria-disabled={isFirst}
        onClick={stepBackward}
      >
        <Icon path="M10 3 5 8l5 5" open />
      </button>
      <button
        type="button"
        className="next"
        aria-label="Next step"
        title="Next step (→)"
        aria-disabled={isLast}
        onClick={stepForward}
      >
        <Icon path="M6 3l5 5-5 5" open />
      </button>
      <button
        type="button"
        aria-label="Last step"
        title="Last step (End)"
        aria-disabled={isLast}
        onClick={goToEnd}
      >
        <Icon path="M12 3v10M4 3l5 5-5 5" open />
      </button>
      <button
        type="button"
        className="play"
        aria-label={playing ? "Pause" : "Play"}
        title={`${playing ? "Pause" : "Play"} (space)`}
        onClick={playing ? pause : play}
      >
        <Icon path={playing ? "M5 3.5v9M11 3.5v9" : "M5 3l7 5-7 5z"} />
        {playing ? "Pause" : "Play"}
      </button>
      {playing && <Playing last={last} pace={pace} onPace={setPace} />}
    </div>
  );
}

function Track() {
  const opened = useWorkbench((state) => state.opened);
  const index = useWorkbench((state) => state.index);
  const goTo = useWorkbench((state) => state.goTo);
  const last = useWorkbench(lastOf);
  return (
    <div className="track">
      {opened?.phases.map(({ phase, from, count: length }) => {
        const done = Math.max(0, Math.min(1, (index + 0.5 - from) / length));
        return (
          <div key={phase} className="phase" style={{ flexGrow: length }}>
            <button type="button" className="name" title={`Go to ${phase}`} onClick={() => goTo(from)}>
              {phase}
            </button>
            <span className="bar">
              <span className="fill" style={{ width: `${done * 100}%` }} />
            </span>
            {index >= from && index < from + length && (
              <span className="dot" style={{ left: `${done * 100}%` }} />
            )}
          </div>
        );
      })}
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={opened && `Step ${index + 1} of ${opened.count}: ${opened.step.explanation.title}`}
        min={0}
        max={last}
        step={1}
        value={index}
        onChange={(event) => goTo(event.currentTarget.valueAsNumber)}
      />
      <Scrub />
    </div>
  );
}

const lastOf = ({ opened }: Workbench) => (opened?.count ?? 1) - 1;

function useActions() {
  const stepForward = useWorkbench((state) => state.stepForward);
  const stepBackward = useWorkbench((state) => state.stepBackward);
  const goToStart = useWorkbench((state) => state.goToStart);
  const goToEnd = useWorkbench((state) => state.goToEnd);
  const play = useWorkbench((state) => state.play);
  const pause = useWorkbench((state) => state.pause);
  return { stepForward, stepBackward, goToStart, goToEnd, play, pause };
}

function StepSizeChoice() {
  const size = useWorkbench((state) => state.size);
  const chooseSize = useWorkbench((state) => state.chooseSize);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  return (
    <label className="size">
      <span>step by</span>
      <select
        aria-label="Step size"
        value={size}
        onChange={(event) => chooseSize(event.currentTarget.value as typeof size)}
      >
        {(isProgram ? sizesInCode : sizes).map(({ id, label, words }) => (
          <option key={id} value={id} title={words}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** @param open only the line, without a filling */
function Icon({ path, open = false }: { readonly path: string; readonly open?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={path}
        fill={open ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
