import { useEffect, useRef, useState } from "react";
import type { TrainingFrame } from "../../../store/training/training";
import { usePainting } from "./usePainting";

/**
 * What React renders of the latest frame: at once where the run rests, else not more often than that.
 * @param of takes it from a frame: the same object where it is the same
 * @param interval milliseconds between two renderings while training runs
 * @returns nothing until a frame has it
 */
export function useLatest<Shown>(
  of: (frame: TrainingFrame) => Shown | undefined,
  interval: number,
): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef<Shown>(undefined);
  usePainting("figures", ({ latest }) => {
    newest.current = latest && of(latest);
    if (newest.current === shown) return;
    if (!latest?.running) setShown(newest.current);
    else
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        setShown(newest.current);
      }, interval);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return shown;
}
