import { nameOf } from "../names/canonicalName";
import { type Quantity, wholeBuffer, withoutExample } from "../names/quantity";
import type { StepGroup } from "./groups/group";
import { countFromZero, rowQuantity } from "./layerStep";

/** What a search goes through. */
interface SearchedTrace {
  readonly groups: readonly StepGroup[];
  parse(name: string): Quantity | undefined;
  /** The step after which number k of the group at that place is known. */
  last(index: number, k: number): number;
}

/** Makes what finds the step after which the quantity of a name is complete: for a whole layer's name, the layer's last. */
export function createFind({ groups, parse, last }: SearchedTrace): (name: string) => number | undefined {
  const byBuffer = groupsByBuffer(groups);
  return (name) => {
    const sought = parse(name);
    if (!sought) return undefined;
    const buffer = nameOf(wholeBuffer(sought));
    const ofAll = nameOf(withoutExample(wholeBuffer(sought)));
    const indices = [...(byBuffer.get(buffer) ?? []), ...(byBuffer.get(ofAll) ?? [])].sort((a, b) => a - b);
    for (const index of indices) {
      const group = groups[index];
      const wanted = group.numbersPerUnit > 1 ? ofAll : buffer;
      if (!group.wholes.some(({ quantity }) => nameOf(quantity) === wanted)) continue;
      const k = countFromZero(group.size).find((candidate) => nameOf(group.quantity(candidate)) === name);
      if (k !== undefined) return last(index, k);
    }
    for (const index of [...indices, ...(byBuffer.get(name) ?? [])].sort((a, b) => a - b)) {
      const group = groups[index];
      const { wholes, numbersPerUnit } = group;
      const part = wholes.findIndex(({ quantity }) => nameOf(quantity) === name);
      // The whole buffer is there with the last of its numbers.
      if (part >= 0) return last(index, group.size - wholes.length + part);
      if (numbersPerUnit === 1 || nameOf(wholes[0].quantity) !== buffer) continue;
      const row = countFromZero(group.size / numbersPerUnit).find(
        (unit) => nameOf(rowQuantity(group, unit)) === name,
      );
      if (row !== undefined) return last(index, row * numbersPerUnit);
    }
    return undefined;
  };
}

/** The indices of the groups by the names of the buffers that they find. */
function groupsByBuffer(groups: readonly StepGroup[]): ReadonlyMap<string, readonly number[]> {
  const indices = new Map<string, number[]>();
  for (const [index, { wholes }] of groups.entries())
    for (const name of new Set(wholes.map(({ quantity }) => nameOf(quantity)))) {
      const known = indices.get(name);
      if (known) known.push(index);
      else indices.set(name, [index]);
    }
  return indices;
}
