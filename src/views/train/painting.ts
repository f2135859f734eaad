import { useEffect, useRef } from "react";
import { useStores } from "../../store/context";
import type { Stores } from "../../store/stores";
import type { TrainingFrames } from "../../store/training/training";
import { trainingOf } from "../../store/training/trainingContext";

type Paint = (frames: TrainingFrames) => void;

/**
 * When a painter has its turn while training runs. The region moves with every frame; what is read rather than watched
 * shares the others, so that no frame has to paint everything. At rest all paint at once.
 */
const turns = { region: undefined, units: 0, curves: 1, figures: 2 } as const;
export type Turn = keyof typeof turns;
const rounds = 3;

interface Painting {
  /** Paints on the next animation frame: everything, or while training runs what has its turn. */
  repaint(what: "all" | "turn"): void;
  add(turn: Turn, paint: Paint): () => void;
}

/** Frames arrive between animation frames; all painters wait for the same one. */
function createPainting(stores: Stores): Painting {
  const { frames } = trainingOf(stores).getState();
  const painters = new Map<Paint, number | undefined>();
  let asked = false;
  let wanted: "all" | "turn" = "turn";
  let count = 0;
  function repaint(what: "all" | "turn"): void {
    if (what === "all") wanted = "all";
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      const all = wanted === "all" || !frames.latest?.running;
      asked = false;
      wanted = "turn";
      count = (count + 1) % rounds;
      for (const [paint, turn] of [...painters])
        if (all || turn === undefined || turn === count) paint(frames);
    });
  }
  frames.subscribe(() => repaint("turn"));
  return {
    repaint,
    add(turn, paint) {
      painters.set(paint, turns[turn]);
      return () => void painters.delete(paint);
    },
  };
}

/** Calls `paint` on an animation frame after frames of the run, and after each rendering of the component. */
export function usePainting(turn: Turn, paint: Paint): void {
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
