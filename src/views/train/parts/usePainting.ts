import { useEffect, useRef } from "react";
import { useStores } from "../../../store/context";
import type { Stores } from "../../../store/stores";
import type { TrainingFrames } from "../../../store/training/training";
import { trainingOf } from "../../../store/training/trainingContext";
import { type FrameTurn, turnsOf } from "../../../store/training/turns";

type Paint = (frames: TrainingFrames) => void;

interface Painting {
  /** Paints on the next animation frame: everything, or while training runs what has its turn. */
  repaint(what: "all" | "turn"): void;
  add(turn: FrameTurn, paint: Paint): () => void;
}

/** Frames arrive between animation frames; all painters wait for the same one. */
function createPainting(stores: Stores): Painting {
  const { frames } = trainingOf(stores).getState();
  const painters = new Map<Paint, FrameTurn>();
  let asked = false;
  let wanted: "all" | "turn" = "turn";
  function repaint(what: "all" | "turn"): void {
    if (what === "all") wanted = "all";
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      const all = wanted === "all" || !frames.latest?.running;
      asked = false;
      wanted = "turn";
      const { turn } = frames;
      for (const [paint, own] of [...painters])
        if (all || turn === undefined || turnsOf[own](turn)) paint(frames);
    });
  }
  frames.subscribe(() => repaint("turn"));
  return {
    repaint,
    add(turn, paint) {
      painters.set(paint, turn);
      return () => void painters.delete(paint);
    },
  };
}

/** Calls `paint` on an animation frame after frames of the run, and after each rendering of the component. */
export function usePainting(turn: FrameTurn, paint: Paint): void {
  const painting = useStores().get(createPainting);
  const newest = useRef(paint);
  useEffect(() => {
    newest.current = paint;
    painting.repaint("all");
  });
  useEffect(() => {
    const stop = painting.add(turn, (frames) => newest.current(frames));
    painting.repaint("all");
    return stop;
  }, [turn, painting]);
}
