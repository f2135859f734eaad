import type { SourcePlace } from "../graph/node";
import type { Phase, StepKind } from "../graph/order";
import { type Expression, evaluate, quantitiesIn } from "../math/expression";
import { type Scope, type StepSize, usualPresentation, usualSize } from "../names/presentation";
import {
  isLossGradient,
  isPenaltyPart,
  nameOf,
  numberOf,
  type Quantity,
  wholeBuffer,
  withoutExample,
} from "../names/quantity";
import type { Op, Reason } from "../ops/op";
import type { GraphPass } from "../pass/pass";
import { type StepGroup, wholeOf } from "./group";
import { groupsOfPass } from "./groupsOfPass";
import { ownNumbers, placeOfNumber, termCountsOf } from "./termCounts";

export type { Phase, StepKind } from "../graph/order";

/** One step of a pass. */
export interface Step {
  readonly index: number;
  readonly phase: Phase;
  readonly kind: StepKind;
  readonly quantity: Quantity;
  readonly example?: number;
  /** 0-based; absent for losses. */
  readonly layer?: number;
  /** Where it stands in a program. */
  readonly place?: SourcePlace;
  /** What the quantity is after this step: a number, or a layer's numbers as a vector or as rows. */
  readonly value: number | number[] | number[][];
  /** One number's formula; absent where the step does a whole layer. */
  readonly expression?: Expression;
  /** Where the step comes from: number `k` of a group, or of its rules where the step does a whole layer. */
  readonly group: StepGroup;
  readonly k: number;
  /** The numbers of the group that the step finds, where it finds several. */
  readonly members?: readonly number[];
  /** Whether they are one unit's, for all examples. */
  readonly isRow?: boolean;
  /** Which term of how many has just been added, 1-based; absent where the number is complete. */
  readonly term?: { readonly number: number; readonly of: number };
  readonly reads: readonly string[];
  readonly through?: readonly Quantity[];
  readonly op?: Op;
  readonly reason?: Reason;
}

export interface PhaseRange {
  readonly phase: Phase;
  readonly from: number;
  readonly count: number;
}

/** The steps of a pass, each made when it is asked for. */
export interface Trace<Of extends GraphPass = GraphPass> {
  readonly pass: Of;
  readonly size: StepSize;
  readonly scope: Scope;
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
  quantities(example?: number): Iterable<Known>;
  /** Goes through the runs of like steps that it is cut from, each with its first step and how many there are. */
  eachGroup(visited: (group: StepGroup, from: number, count: number) => void): void;
  /** Goes through the values of `quantities` alone, in the same order: for frames, sixty times a second. */
  eachValue(example: number, visited: (value: number) => void): void;
}

export interface Known {
  readonly quantity: Quantity;
  readonly name: string;
  readonly value: number;
  readonly step: number;
}

export function createTrace<Of extends GraphPass>(
  pass: Of,
  size: StepSize = usualSize,
  scope: Scope = usualPresentation.scope,
): Trace<Of> {
  const groups = groupsOfPass(pass, scope);
  const cut = cuts[size];
  const starts: number[] = [];
  let count = 0;
  for (const group of groups) {
    starts.push(count);
    count += cut.count(group);
  }
  let byBuffer: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    pass,
    size,
    scope,
    count,
    phases: phasesOf(groups, starts, count),
    at(index) {
      if (!(index >= 0 && index < count)) throw new RangeError(`trace: step ${index} of ${count}`);
      const place = findGroup(starts, index);
      return cut.step(groups[place], index, index - starts[place]);
    },
    find(name) {
      const sought = pass.graph.parse(name);
      if (!sought) return undefined;
      const found = (place: number, k: number) => starts[place] + cut.last(groups[place], k);
      byBuffer ??= placesByBuffer(groups);
      const buffer = nameOf(wholeBuffer(sought));
      const ofAll = nameOf(withoutExample(wholeBuffer(sought)));
      const places = [...(byBuffer.get(buffer) ?? []), ...(byBuffer.get(ofAll) ?? [])].sort((a, b) => a - b);
      for (const place of places) {
        const group = groups[place];
        const wanted = group.numbersPerUnit > 1 ? ofAll : buffer;
        if (!group.wholes.some(({ quantity }) => nameOf(quantity) === wanted)) continue;
        const k = range(group.size).find((candidate) => nameOf(group.quantity(candidate)) === name);
        if (k !== undefined) return found(place, k);
      }
      for (const place of [...places, ...(byBuffer.get(name) ?? [])].sort((a, b) => a - b)) {
        const group = groups[place];
        const { wholes, numbersPerUnit } = group;
        const part = wholes.findIndex(({ quantity }) => nameOf(quantity) === name);
        // The whole buffer is there with the last of its numbers.
        if (part >= 0) return found(place, group.size - wholes.length + part);
        if (numbersPerUnit === 1 || nameOf(wholes[0].quantity) !== buffer) continue;
        const row = range(group.size / numbersPerUnit).find(
          (unit) => nameOf(rowQuantity(group, unit)) === name,
        );
        if (row !== undefined) return found(place, row * numbersPerUnit);
      }
      return undefined;
    },
    eachGroup: (visited) =>
      groups.forEach((group, place) => {
        visited(group, starts[place], (starts[place + 1] ?? count) - starts[place]);
      }),
    eachValue(example, visited) {
      for (const group of groups) {
        const { first, stride, end } = placesOf(group, example);
        for (let k = first; k < end; k += stride) visited(group.value(k));
      }
    },
    *quantities(example) {
      for (const [place, group] of groups.entries()) {
        const { first, stride, end } = placesOf(group, example);
        for (let k = first; k < end; k += stride) {
          const quantity = group.quantity(k);
          yield {
            quantity,
            name: nameOf(quantity),
            value: group.value(k),
            step: starts[place] + cut.last(group, k),
          };
        }
      }
    },
  };
}

/** The places of the groups by the names of the buffers that they find. */
function placesByBuffer(groups: readonly StepGroup[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { wholes }] of groups.entries())
    for (const name of new Set(wholes.map(({ quantity }) => nameOf(quantity)))) {
      const known = places.get(name);
      if (known) known.push(place);
      else places.set(name, [place]);
    }
  return places;
}

/** The places of the numbers that belong to an example, or to all of them; without an example, all places. */
function placesOf({ example: own, numbersPerUnit, size }: StepGroup, example = own) {
  if (own !== example && own !== undefined) return { first: 0, stride: 1, end: 0 };
  const [first, stride] =
    numbersPerUnit > 1 && example !== undefined ? [example - 1, numbersPerUnit] : [0, 1];
  return { first, stride, end: size };
}

/** How a group is cut into steps. */
interface Cut {
  /** How many steps it makes. */
  count(group: StepGroup): number;
  /** The step after which its number k is known, counted from the group's first. */
  last(group: StepGroup, k: number): number;
  step(group: StepGroup, index: number, within: number): Step;
}

const cuts: Readonly<Record<StepSize, Cut>> = {
  layer: {
    count: ({ wholes }) => wholes.length,
    last: ({ wholes }, k) => k % wholes.length,
    step(group, index, within) {
      if (!isSingle(group, within)) return layerStep(group, index, within);
      const step = numberStep(group, index, within);
      return { ...step, reads: buffersOf(group, step.reads) };
    },
  },
  unit: {
    count: (group) => (group.hasGaps ? ownNumbers(group).length : group.size / group.numbersPerUnit),
    last: (group, k) => (group.hasGaps ? placeOfNumber(group, k) : Math.floor(k / group.numbersPerUnit)),
    step: (group, index, within) =>
      group.numbersPerUnit > 1
        ? rowStep(group, index, within)
        : numberStep(group, index, group.hasGaps ? ownNumbers(group)[within] : within),
  },
  term: {
    count: (group) => (isUneven(group) ? (termCountsOf(group).starts.at(-1) ?? 0) : group.size * group.terms),
    last: (group, k) =>
      isUneven(group)
        ? Math.max(0, termCountsOf(group).starts[placeOfNumber(group, k) + 1] - 1)
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
  const place = findGroup(starts, within);
  const terms = starts[place + 1] - starts[place];
  return numberStep(group, index, numbers[place], terms > 1 ? within - starts[place] + 1 : undefined, terms);
}

/** The last that starts at or before the index. */
function findGroup(starts: ArrayLike<number>, index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function phasesOf(groups: readonly StepGroup[], starts: readonly number[], count: number): PhaseRange[] {
  const first = groups
    .map(({ phase }, place) => ({ phase, from: starts[place] }))
    .filter(({ phase }, place) => phase !== groups[place - 1]?.phase);
  return first.map(({ phase, from }, place) => ({
    phase,
    from,
    count: (first[place + 1]?.from ?? count) - from,
  }));
}

/** One number. @param added how many terms of its sum have been added; without it all */
function numberStep(group: StepGroup, index: number, k: number, added?: number, of = group.terms): Step {
  const whole = group.expression(k);
  const partial = added !== undefined && whole.kind === "sum" && added < whole.terms.length;
  const expression: Expression = partial ? { kind: "sum", terms: whole.terms.slice(0, added) } : whole;
  const reason = group.reason?.(k);
  return {
    ...shared(group, index, k),
    quantity: group.quantity(k),
    value: partial ? evaluate(expression) : group.value(k),
    expression,
    ...(added !== undefined && { term: { number: added, of } }),
    reads: quantitiesIn(expression),
    through: throughOf(group, expression, k),
    ...(reason && { reason }),
  };
}

/** Whether the buffer is a single number, like the loss or a shared bias: it has a formula of its own at every size. */
export function isSingle(group: StepGroup, k: number): boolean {
  const { index, example } = group.quantity(k).of;
  return index.length === 0 && example === wholeOf(group, k).quantity.of.example;
}

function layerStep(group: StepGroup, index: number, part: number): Step {
  const whole = group.wholes[part];
  const parts = group.wholes.length;
  const members = range(group.size / parts).map((place) => place * parts + part);
  const values = members.map((k) => group.value(k));
  const reads = buffersOf(group, readsOf(group, members));
  return {
    ...shared(group, index, part),
    members,
    quantity: whole.quantity,
    value: whole.shape.length === 2 && whole.shape[1] > 1 ? rows(values, whole.shape[1]) : values,
    reads: reads.filter((name) => name !== nameOf(whole.quantity)),
  };
}

/** One unit's number for every example. */
function rowStep(group: StepGroup, index: number, row: number): Step {
  const members = range(group.numbersPerUnit).map((n) => row * group.numbersPerUnit + n);
  return {
    ...shared(group, index, members[0]),
    members,
    isRow: true,
    quantity: rowQuantity(group, row),
    value: [members.map((k) => group.value(k))],
    reads: readsOf(group, members),
  };
}

/** A unit's quantity without the example: that of all examples. */
const rowQuantity = (group: StepGroup, row: number) =>
  withoutExample(group.quantity(row * group.numbersPerUnit));

/** The names of the buffers to which numbers belong. */
function buffersOf({ together, parse }: StepGroup, names: readonly string[]): string[] {
  const buffers = names.map((name) => {
    const quantity = parse(name);
    if (!quantity) return name;
    const buffer = wholeBuffer(quantity);
    return nameOf(together ? withoutExample(buffer) : buffer);
  });
  return [...new Set(buffers)];
}

const readsOf = (group: StepGroup, members: readonly number[]) => [
  ...new Set(members.flatMap((k) => quantitiesIn(group.expression(k)))),
];

function shared(group: StepGroup, index: number, k: number) {
  return {
    index,
    group,
    k,
    phase: group.phase,
    kind: group.kind(k),
    ...(group.example !== undefined && { example: group.example }),
    ...(group.layer !== undefined && { layer: group.layer }),
    ...(group.place && { place: group.place }),
    ...(group.op && { op: group.op }),
  };
}

/** The quantities between the loss and a gradient with that formula. */
export const throughOf = (group: StepGroup, expression: Expression, k: number): readonly Quantity[] =>
  group.through?.(k) ?? (group.op ? gradientsIn(expression, group) : []);

/** The quantities whose gradients the expression reads. */
function gradientsIn(expression: Expression, { parse }: StepGroup): Quantity[] {
  const quantities = quantitiesIn(expression).map(parse);
  // With a penalty's part beside it, the chain rule is only one of the terms: the formula says it better.
  if (quantities.some((quantity) => quantity && isPenaltyPart(quantity))) return [];
  return quantities.flatMap((quantity) =>
    quantity && isLossGradient(quantity) ? [numberOf(quantity.of)] : [],
  );
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

function rows(values: readonly number[], columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}
