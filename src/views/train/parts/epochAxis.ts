import { type Axis, linearAxis, logAxis } from "../../../draw/plot/axis";

/** Room around the curves, in pixels. */
export const margin = { left: 50, right: 14, top: 20, bottom: 20 };

/** How far from the first epoch the start stands on a logarithmic axis, in pixels. */
const beforeFirst = 16;

export type EpochScale = "linear" | "log";

/** The epochs along the width of a plot. On a logarithmic axis, the start has a place of its own before the first. */
export function epochAxis(last: number, width: number, scale: EpochScale): Axis {
  const [left, right] = [margin.left, width - margin.right];
  const end = Math.max(10, last);
  if (scale === "linear") return linearAxis([0, end], [left, right], 5, { clamp: true });
  const first = left + beforeFirst;
  const axis = logAxis([1, end], [first, right], 5, { clamp: true });
  return {
    ...axis,
    position: (epoch) => (epoch < 1 ? left + beforeFirst * epoch : axis.position(epoch)),
    value: (position) => (position < (left + first) / 2 ? 0 : axis.value(position)),
    ticks: [{ value: 0, at: left, text: "0" }, ...axis.ticks],
  };
}
