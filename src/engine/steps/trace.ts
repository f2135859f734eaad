import type { Phase } from "../graph/order";
import { nameOf } from "../names/canonicalName";
import { type ExampleScope, type StepSize, usualPresentation, usualSize } from "../names/presentation";
import type { Quantity } from "../names/quantity";
import type { GraphPass } from "../pass/pass";
import { cuts, findGroup } from "./cuts";
import { createFind } from "./findStep";
import type { StepGroup } from "./groups/group";
import { groupsOfPass } from "./groups/groupsOfPass";
import type { Step } from "./step";

export type { Phase, StepKind } from "../graph/order";
export type { Step } from "./step";

export interface PhaseRange {
  readonly phase: Phase;
  readonly from: number;
  readonly count: number;
}

/** The steps of a pass, each made when it is asked for. */
export interface Trace<Of extends GraphPass = GraphPass> {
  readonly pass: Of;
  readonly size: StepSize;
  readonly scope: ExampleScope;
  readonly count: number;
  readonly phases: readonly PhaseRange[];
  /** @throws RangeError outside 0 … count − 1 */
  at(index: number): Step;
  /** The step after which the quantity of that name is complete; for a whole layer's name, the layer's last. */
  find(name: string): number | undefined;
  /**
   * Every number that the pass computes, in order, with the step after which it is known.
   * @param example 1-based; numbers of other examples are left out. Without it none are.
   */
  quantities(example?: number): Iterable<KnownNumber>;
  /** Goes through the runs of like steps that it is cut from, each with its first step and how many there are. */
  eachGroup(visited: (group: StepGroup, from: number, count: number) => void): void;
  /** Goes through the values of `quantities` alone, in the same order: for frames, sixty times a second. */
  eachValue(example: number, visited: (value: number) => void): void;
}

export interface KnownNumber {
  readonly quantity: Quantity;
  readonly name: string;
  readonly value: number;
  readonly step: number;
}

/**
 * A pass as steps. Nothing is computed but how many there are; a step is when it is asked for.
 * @param size what one step works out: a layer, a unit's number, a term of a sum
 * @param scope one example after the other, or all of them at once
 * @throws RangeError, by `at`, where there is no such step
 */
export function createTrace<Of extends GraphPass>(
  pass: Of,
  size: StepSize = usualSize,
  scope: ExampleScope = usualPresentation.scope,
): Trace<Of> {
  const groups = groupsOfPass(pass, scope);
  const cut = cuts[size];
  const starts: number[] = [];
  let count = 0;
  for (const group of groups) {
    starts.push(count);
    count += cut.count(group);
  }
  let find: ReturnType<typeof createFind> | undefined;
  return {
    pass,
    size,
    scope,
    count,
    phases: phasesOf(groups, starts, count),
    at(index) {
      if (!(index >= 0 && index < count)) throw new RangeError(`trace: step ${index} of ${count}`);
      const group = findGroup(starts, index);
      return cut.step(groups[group], index, index - starts[group]);
    },
    find: (name) => {
      const last = (index: number, k: number) => starts[index] + cut.last(groups[index], k);
      find ??= createFind({ groups, parse: pass.graph.parse, last });
      return find(name);
    },
    eachGroup: (visited) =>
      groups.forEach((group, index) => {
        visited(group, starts[index], (starts[index + 1] ?? count) - starts[index]);
      }),
    eachValue(example, visited) {
      for (const group of groups) {
        const { first, stride, end } = indicesOf(group, example);
        for (let k = first; k < end; k += stride) visited(group.value(k));
      }
    },
    *quantities(example) {
      for (const [index, group] of groups.entries()) {
        const { first, stride, end } = indicesOf(group, example);
        for (let k = first; k < end; k += stride) {
          const quantity = group.quantity(k);
          yield {
            quantity,
            name: nameOf(quantity),
            value: group.value(k),
            step: starts[index] + cut.last(group, k),
          };
        }
      }
    },
  };
}

/** The indices of the numbers that belong to an example, or to all of them; without an example, all indices. */
function indicesOf({ example: own, numbersPerUnit, size }: StepGroup, example = own) {
  if (own !== example && own !== undefined) return { first: 0, stride: 1, end: 0 };
  const [first, stride] =
    numbersPerUnit > 1 && example !== undefined ? [example - 1, numbersPerUnit] : [0, 1];
  return { first, stride, end: size };
}

function phasesOf(groups: readonly StepGroup[], starts: readonly number[], count: number): PhaseRange[] {
  const first = groups
    .map(({ phase }, index) => ({ phase, from: starts[index] }))
    .filter(({ phase }, index) => phase !== groups[index - 1]?.phase);
  return first.map(({ phase, from }, index) => ({
    phase,
    from,
    count: (first[index + 1]?.from ?? count) - from,
  }));
}
