import { useCallback, useEffect, useState } from "react";
import type { AxisWindow } from "../../../../../engine/studies/lossCurve";

/** The newest answer: where the point is on each axis, and the windows that it is shown in. */
export interface ShownPoint {
  readonly at: readonly number[];
  readonly windows: readonly AxisWindow[];
}

/** The windows of a plot's axes; nothing where the engine is to propose them. */
export type Windows = readonly AxisWindow[] | undefined;

/**
 * The windows that a plot is pinned to.
 * @param key what the axes are about; another key starts again
 */
export function useWindows(key: string): readonly [Windows, (windows: Windows) => void] {
  const [pin, setPin] = useState<{ readonly key: string; readonly windows: Windows }>();
  const set = useCallback((windows: Windows) => setPin({ key, windows }), [key]);
  return [pin?.key === key ? pin.windows : undefined, set];
}

/**
 * Pins a plot to the windows of its first answer, so that it stands still while its point is dragged. Where the point
 * rests outside, they follow it.
 */
export function useFollowingWindows(
  windows: Windows,
  set: (windows: Windows) => void,
  shown: ShownPoint | undefined,
  isMoving: boolean,
): void {
  useEffect(() => {
    if (!shown) return;
    if (!windows) set(shown.windows);
    else if (!isMoving && shown.at.some((value, axis) => isOutside(value, windows[axis])))
      set(zoomed({ at: shown.at, windows }, 1));
  }, [windows, set, shown, isMoving]);
}

/** Windows around the point. @param factor above 1 shows more */
export function zoomed({ at, windows }: ShownPoint, factor: number): AxisWindow[] {
  return at.map((value, axis) => {
    // As near as the digits of the number let one come.
    const least = 1e-6 * (value === 0 ? 1 : Math.min(1, Math.abs(value)));
    const half = Math.min(1e6, Math.max(least, (factor * (windows[axis][1] - windows[axis][0])) / 2));
    return [value - half, value + half];
  });
}

/** In the outermost twentieth, or beyond. */
function isOutside(value: number, [from, to]: AxisWindow): boolean {
  const margin = (to - from) / 20;
  return value < from + margin || value > to - margin;
}
