import { useEffect, useRef } from "react";
import type { TrainingFrames } from "../../store/training/training";
import { getTraining } from "../../store/training/trainingContext";

type Paint = (frames: TrainingFrames) => void;

/**
 * When a painter has its turn while training runs. The region moves with every frame; what is read rather than watched
 * shares the others, so that no frame has to paint everything. At rest all paint at once.
 */
const turns = { region: undefined, units: 0, curves: 1, figures: 2 } as const;
export type Turn = keyof typeof turns;
const rounds = 3;

const painters = new Map<Paint, number | undefined>();
let asked = false;
let wanted: "all" | "turn" = "turn";
let count = 0;

/** Paints on the next animation frame: everything, or while training runs what has its turn. */
function repaint(what: "all" | "turn"): void {
  if (what === "all") wanted = "all";
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    const { frames } = getTraining().getState();
    const all = wanted === "all" || !frames.latest?.running;
    asked = false;
    wanted = "turn";
    count = (count + 1) % rounds;
    for (const [paint, turn] of [...painters]) if (all || turn === undefined || turn === count) paint(frames);
  });
}

let listening = false;

/** Frames arrive between animation frames; all painters wait for the same one. */
function listen(): void {
  if (listening) return;
  listening = true;
  getTraining()
    .getState()
    .frames.subscribe(() => repaint("turn"));
}

/** Calls `paint` on an animation frame after frames of the run, and after each rendering of the component. */
export function usePainting(turn: Turn, paint: Paint): void {
  const newest = useRef(paint);
  useEffect(() => {
    newest.current = paint;
    repaint("all");
  });
  useEffect(() => {
    listen();
    const painter: Paint = (frames) => newest.current(frames);
    painters.set(painter, turns[turn]);
    repaint("all");
    return () => void painters.delete(painter);
  }, [turn]);
}
