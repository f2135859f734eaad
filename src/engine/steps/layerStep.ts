import { quantitiesIn } from "../math/expressions/parts";
import { nameOf } from "../names/canonicalName";
import { wholeBuffer, withoutExample } from "../names/quantity";
import type { StepGroup } from "./groups/group";
import { shared } from "./numberStep";
import type { Step } from "./step";

/** All numbers of a group at once. */
export function layerStep(group: StepGroup, index: number, part: number): Step {
  const whole = group.wholes[part];
  const parts = group.wholes.length;
  const members = countFromZero(group.size / parts).map((row) => row * parts + part);
  const values = members.map((k) => group.value(k));
  return {
    ...shared(group, index, part),
    members,
    quantity: whole.quantity,
    value: whole.shape.length === 2 && whole.shape[1] > 1 ? rows(values, whole.shape[1]) : values,
    reads: buffersRead(group, part, members),
  };
}

const known = new WeakMap<StepGroup, string[][]>();

/**
 * The buffers that a rule reads for some numbers. They are looked for once: while numbers move, thousands of formulas would be
 * written for names that stay.
 */
function buffersRead(group: StepGroup, part: number, members: readonly number[]): readonly string[] {
  const ofGroup = known.get(group) ?? [];
  known.set(group, ofGroup);
  ofGroup[part] ??= buffersOfGroup(group, readsOf(group, members)).filter(
    (name) => name !== nameOf(group.wholes[part].quantity),
  );
  return ofGroup[part];
}

/** One unit's number for every example. */
export function rowStep(group: StepGroup, index: number, row: number): Step {
  const members = countFromZero(group.numbersPerUnit).map((n) => row * group.numbersPerUnit + n);
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
export const rowQuantity = (group: StepGroup, row: number) =>
  withoutExample(group.quantity(row * group.numbersPerUnit));

/** The names of the buffers to which numbers belong. */
export function buffersOfGroup({ together, parse }: StepGroup, names: readonly string[]): string[] {
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

/** 0 … length − 1 */
export const countFromZero = (length: number) => Array.from({ length }, (_, index) => index);

function rows(values: readonly number[], columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}
