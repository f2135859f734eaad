import { quantitiesIn } from "../math/expressions/parts";
import { nameOf } from "../names/canonicalName";
import { wholeBuffer } from "../names/quantity";
import type { Step } from "./trace";

/** Along which axes of a buffer the rule of a number reads, where it reads several of its numbers. Axes count from 0. */
export interface SummedAxes {
  /** The buffer's canonical name. */
  readonly buffer: string;
  readonly axes: readonly number[];
}

/** The axes that a step's sums run over, or its largest: of a step of several numbers those of the first. */
export function summedAxes({ group, k, members }: Step): SummedAxes[] {
  const read = new Map<string, (readonly number[])[]>();
  for (const name of quantitiesIn(group.expression(members?.[0] ?? k))) {
    const quantity = group.parse(name);
    if (!quantity || quantity.of.index.length === 0) continue;
    const buffer = nameOf(wholeBuffer(quantity));
    const known = read.get(buffer);
    if (known) known.push(quantity.of.index);
    else read.set(buffer, [quantity.of.index]);
  }
  return [...read].flatMap(([buffer, indices]) => {
    const axes = indices[0]
      .map((_, axis) => axis)
      .filter((axis) => indices.some((index) => index[axis] !== indices[0][axis]));
    return axes.length > 0 ? [{ buffer, axes }] : [];
  });
}
