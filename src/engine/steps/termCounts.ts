import type { Expression } from "../math/expressions/expression";
import type { StepGroup } from "./groups/group";
import { termCount } from "./groups/groupByRule";
import { isGap } from "./groups/usesGroups";

/** Which numbers of a group are steps, and where the terms of each begin among the group's. */
export interface TermCounts {
  /** The numbers, in order. */
  readonly numbers: Int32Array;
  /** One more than there are numbers: the last is how many terms there are. */
  readonly starts: Int32Array;
}

const known = new WeakMap<StepGroup, Int32Array>();
const counted = new WeakMap<StepGroup, TermCounts>();

/** The numbers of a group that have a step of their own: not those of a share to which nothing flows. */
export function ownNumbers(group: StepGroup): Int32Array {
  const before = known.get(group);
  if (before) return before;
  const all = Int32Array.from({ length: group.size }, (_, k) => k);
  const own = group.hasGaps ? all.filter((k) => !isGap(group.expression(k))) : all;
  known.set(group, own);
  return own;
}

/** The index of a number among those that have a step; of a gap the one after it. */
export function indexOfNumber(group: StepGroup, k: number): number {
  const numbers = ownNumbers(group);
  const index = group.hasGaps ? numbers.findIndex((number) => number >= k) : k;
  return index < 0 ? Math.max(0, numbers.length - 1) : index;
}

export function termCountsOf(group: StepGroup): TermCounts {
  const before = counted.get(group);
  if (before) return before;
  const numbers = ownNumbers(group);
  const starts = new Int32Array(numbers.length + 1);
  numbers.forEach((k, index) => {
    starts[index + 1] = starts[index] + ownTerms(group.expression(k), group);
  });
  const counts = { numbers, starts };
  counted.set(group, counts);
  return counts;
}

/** The terms of a sum that is worth taking apart: x + y, of two arrays' numbers, is seen at once. */
function ownTerms(expression: Expression, { op }: StepGroup): number {
  const count = termCount(expression);
  const isShort =
    op?.inputs.length === 2 && expression.kind === "sum" && count === 2 && expression.terms.every(isAtomic);
  return isShort ? 1 : count;
}

const isAtomic = (term: Expression): boolean =>
  term.kind === "quantity" ||
  term.kind === "number" ||
  term.kind === "constant" ||
  (term.kind === "negative" && isAtomic(term.of));
