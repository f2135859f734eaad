import { type PointerEvent, useRef } from "react";
import { useWorkbench } from "../../../store/work/context";
import "./scrub.css";

/**
 * What the pointer scrubs on, over the track's bars: short phases are drawn wider than their share, so the step is found
 * in the bar that the pointer is on. The slider underneath keeps the focus and the keys.
 */
export default function Scrub() {
  const phases = useWorkbench((state) => state.opened?.phases);
  const goTo = useWorkbench((state) => state.goTo);
  const held = useRef(false);
  const scrub = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const bars = [...(currentTarget.parentElement?.querySelectorAll(".phase") ?? [])];
    const boxes = bars.map((bar) => bar.getBoundingClientRect());
    const index = boxes.findIndex(({ right }) => clientX < right);
    const phase = phases?.at(index);
    const box = boxes.at(index);
    if (!phase || !box) return;
    const share = Math.max(0, (clientX - box.left) / box.width);
    goTo(phase.from + Math.min(phase.count - 1, Math.floor(share * phase.count)));
  };
  const letGo = () => {
    held.current = false;
  };
  return (
    <div
      className="scrub"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.parentElement?.querySelector("input")?.focus({ preventScroll: true });
        held.current = true;
        scrub(event);
      }}
      onPointerMove={(event) => held.current && scrub(event)}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  );
}
