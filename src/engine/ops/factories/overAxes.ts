import type { Op } from "../op";
import type { Operation } from "../operation";
import { type Axes, allAxes } from "./axes";

/** An operation over axes: `create` makes it for those that are given. */
export interface OverAxes extends Operation {
  create(along: Axes): Op;
}

const tried: readonly Axes[] = [
  allAxes,
  { axes: [0], keepdims: false },
  { axes: [1], keepdims: true },
  { axes: [0, 2], keepdims: false },
];

/** Tried over all axes, over the first, the second and two of three. */
export function overAxes(
  id: string,
  names: readonly string[],
  create: (along: Axes) => Op,
  range?: readonly [number, number],
): OverAxes {
  const examples = tried.map((along) => {
    const op = create(along);
    return { op: along.axes?.includes(2) ? { ...op, example: [[2, 2, 3]] } : op, ...(range && { range }) };
  });
  return { id, names, create, examples };
}
