import { useEffect, useRef } from "react";
import type { TrainingFrames } from "../../store/training";
import { getTraining } from "../../store/trainingContext";

type Paint = (frames: TrainingFrames) => void;

const painters = new Set<Paint>();
let asked = false;

/** Paints everything anew on the next animation frame. */
export function repaint(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const { frames } = getTraining().getState();
    for (const paint of [...painters]) paint(frames);
  });
}

let listening = false;

/** Frames arrive between animation frames; all painters wait for the same one. */
function listen(): void {
  if (listening) return;
  listening = true;
  getTraining().getState().frames.subscribe(repaint);
}

/** Calls `paint` on the animation frame after each frame of the run, and after each rendering of the component. */
export function usePainting(paint: Paint): void {
  const newest = useRef(paint);
  useEffect(() => {
    newest.current = paint;
    repaint();
  });
  useEffect(() => {
    listen();
    const painter: Paint = (frames) => newest.current(frames);
    painters.add(painter);
    repaint();
    return () => void painters.delete(painter);
  }, []);
}
