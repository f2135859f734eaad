import { nameOf, type Quantity, wholeBuffer, withoutExample } from "../names/quantity";
import type { StepGroup } from "./groups/group";
import { range, rowQuantity } from "./layerStep";

/** What a search goes through. */
interface Searched {
  readonly groups: readonly StepGroup[];
  parse(name: string): Quantity | undefined;
  /** The step after which number k of the group at that place is known. */
  last(place: number, k: number): number;
}

/** Makes what finds the step after which the quantity of a name is complete: for a whole layer's name, the layer's last. */
export function createFind({ groups, parse, last }: Searched): (name: string) => number | undefined {
  const byBuffer = placesByBuffer(groups);
  return (name) => {
    const sought = parse(name);
    if (!sought) return undefined;
    const buffer = nameOf(wholeBuffer(sought));
    const ofAll = nameOf(withoutExample(wholeBuffer(sought)));
    const places = [...(byBuffer.get(buffer) ?? []), ...(byBuffer.get(ofAll) ?? [])].sort((a, b) => a - b);
    for (const place of places) {
      const group = groups[place];
      const wanted = group.numbersPerUnit > 1 ? ofAll : buffer;
      if (!group.wholes.some(({ quantity }) => nameOf(quantity) === wanted)) continue;
      const k = range(group.size).find((candidate) => nameOf(group.quantity(candidate)) === name);
      if (k !== undefined) return last(place, k);
    }
    for (const place of [...places, ...(byBuffer.get(name) ?? [])].sort((a, b) => a - b)) {
      const group = groups[place];
      const { wholes, numbersPerUnit } = group;
      const part = wholes.findIndex(({ quantity }) => nameOf(quantity) === name);
      // The whole buffer is there with the last of its numbers.
      if (part >= 0) return last(place, group.size - wholes.length + part);
      if (numbersPerUnit === 1 || nameOf(wholes[0].quantity) !== buffer) continue;
      const row = range(group.size / numbersPerUnit).find(
        (unit) => nameOf(rowQuantity(group, unit)) === name,
      );
      if (row !== undefined) return last(place, row * numbersPerUnit);
    }
    return undefined;
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
