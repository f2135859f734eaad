import type { StepSize } from "../names/presentation";
import { type StepGroup, wholeOf } from "./groups/group";
import { buffersOfGroup, layerStep, rowStep } from "./layerStep";
import { numberStep } from "./numberStep";
import type { Step } from "./step";
import { indexOfNumber, ownNumbers, termCountsOf } from "./termCounts";

/** How a group is cut into steps. */
export interface Cut {
  /** How many steps it makes. */
  count(group: StepGroup): number;
  /** The step after which its number k is known, counted from the group's first. */
  last(group: StepGroup, k: number): number;
  step(group: StepGroup, index: number, within: number): Step;
}

export const cuts: Readonly<Record<StepSize, Cut>> = {
  layer: {
    count: ({ wholes }) => wholes.length,
    last: ({ wholes }, k) => k % wholes.length,
    step(group, index, within) {
      if (!isSingle(group, within)) return layerStep(group, index, within);
      const step = numberStep(group, index, within);
      return { ...step, reads: buffersOfGroup(group, step.reads) };
    },
  },
  unit: {
    count: (group) => (group.hasGaps ? ownNumbers(group).length : group.size / group.numbersPerUnit),
    last: (group, k) => (group.hasGaps ? indexOfNumber(group, k) : Math.floor(k / group.numbersPerUnit)),
    step: (group, index, within) =>
      group.numbersPerUnit > 1
        ? rowStep(group, index, within)
        : numberStep(group, index, group.hasGaps ? ownNumbers(group)[within] : within),
  },
  term: {
    count: (group) => (isUneven(group) ? (termCountsOf(group).starts.at(-1) ?? 0) : group.size * group.terms),
    last: (group, k) =>
      isUneven(group)
        ? Math.max(0, termCountsOf(group).starts[indexOfNumber(group, k) + 1] - 1)
        : (k + 1) * group.terms - 1,
    step: (group, index, within) =>
      isUneven(group)
        ? unevenStep(group, index, within)
        : group.terms > 1
          ? numberStep(group, index, Math.floor(within / group.terms), (within % group.terms) + 1)
          : numberStep(group, index, within),
  },
};

const isUneven = ({ hasSums, hasGaps }: StepGroup) => hasSums || hasGaps;

/** A term of a number of which each has its own count. */
function unevenStep(group: StepGroup, index: number, within: number): Step {
  const { numbers, starts } = termCountsOf(group);
  const at = findGroup(starts, within);
  const terms = starts[at + 1] - starts[at];
  return numberStep(group, index, numbers[at], terms > 1 ? within - starts[at] + 1 : undefined, terms);
}

/** The last that starts at or before the index. */
export function findGroup(starts: ArrayLike<number>, index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the buffer is a single number, like the loss or a shared bias: it has a formula of its own at every size. */
export function isSingle(group: StepGroup, k: number): boolean {
  const { index, example } = group.quantity(k).of;
  return index.length === 0 && example === wholeOf(group, k).quantity.of.example;
}
