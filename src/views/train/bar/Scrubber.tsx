import { type KeyboardEvent, useRef } from "react";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { usePainting } from "../parts/usePainting";
import { PlayBack } from "./PlayBack";

const directions: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
]);

/** A slider over the recorded epochs: the run so far, its best epoch, and the one that is shown. */
export function Scrubber() {
  const goTo = useTraining((state) => state.goTo);
  const frames = useTraining((state) => state.frames);
  const track = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const label = useRef<HTMLSpanElement>(null);
  /** Where the keyboard has asked to go, until it is shown: the next key goes on from there. */
  const aim = useRef<number>(undefined);

  usePainting("figures", ({ latest, recorded, log }) => {
    const input = slider.current;
    const bar = track.current;
    if (!input || !bar || !label.current) return;
    const epoch = latest?.position.epoch ?? 0;
    if (aim.current === epoch || latest?.running) aim.current = undefined;
    const last = Math.max(epoch, recorded.at(-1) ?? 0, log.length > 0 ? log.epoch(log.length - 1) : 0);
    const along = (index: number) => `${last > 0 ? (100 * index) / last : 0}%`;
    input.max = String(Math.max(1, last));
    input.value = String(epoch);
    input.disabled = last === 0;
    input.setAttribute("aria-valuetext", `Epoch ${epoch} of ${last}`);
    const set = (name: string, value: string | undefined) => {
      if (value === undefined) bar.style.removeProperty(name);
      else bar.style.setProperty(name, value);
    };
    set("--at", along(epoch));
    set("--best", latest?.best && along(latest.best.epoch));
    bar.classList.toggle("with-best", latest?.best !== undefined && last > 0);
    const minibatch = latest?.position.minibatch
      ? ` + ${latest.position.minibatch}/${latest.position.minibatches}`
      : "";
    setText(label.current, `epoch ${epoch}${minibatch}`);
  });

  /** The next recorded epoch in a direction: not every epoch of a long run is. */
  const press = (event: KeyboardEvent) => {
    const direction = directions.get(event.key);
    if (direction === undefined) return;
    event.preventDefault();
    const epoch = aim.current ?? frames.latest?.position.epoch ?? 0;
    const { recorded } = frames;
    const next =
      direction > 0
        ? recorded.find((candidate) => candidate > epoch)
        : recorded.findLast((candidate) => candidate < epoch);
    if (next === undefined) return;
    aim.current = next;
    goTo(next);
  };
  return (
    <div className="scrubber">
      <PlayBack />
      <div className="rail" ref={track}>
        <span className="fill" />
        <span className="best" title="The epoch with the lowest validation loss" />
        <span className="dot" />
        <input
          ref={slider}
          type="range"
          aria-label="Epoch"
          title="Bring an epoch back; training goes on from there"
          min={0}
          max={1}
          step={1}
          defaultValue={0}
          onKeyDown={press}
          onChange={({ currentTarget }) => goTo(currentTarget.valueAsNumber)}
        />
      </div>
      <span className="epoch" ref={label}>
        epoch 0
      </span>
    </div>
  );
}
