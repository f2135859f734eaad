import type { NetworkDocument } from "../document";
import type { Fault } from "../fault";
import { exampleCount, givenOf } from "../naming/givenOf";
import { type DrawnNumbers, mostChoices } from "../parts/drawnNumbers";

/** Faults of the ranges, whatever they are of. */
export function choiceFaults({ numbers }: DrawnNumbers): Fault[] {
  return numbers.flatMap((drawn, k): Fault[] => {
    if ("values" in drawn) return [];
    const { from, to, step } = drawn;
    const path = `drawn.numbers[${k}]`;
    if (!(step > 0)) return [{ path: `${path}.step`, message: `must be above 0, but is ${step}` }];
    if (to < from) return [{ path: `${path}.to`, message: `is ${to}, which is less than from, ${from}` }];
    const count = (to - from) / step + 1;
    return count > mostChoices
      ? [{ path: `${path}.step`, message: `makes ${Math.floor(count)} numbers; at most ${mostChoices}` }]
      : [];
  });
}

/** Faults of what a network draws. */
export function drawnFaults(document: NetworkDocument): Fault[] {
  const { drawn } = document;
  if (!drawn) return [];
  const faults = choiceFaults(drawn);
  const taken = new Map<string, string>();
  drawn.numbers.forEach(({ of }, k) => {
    const path = `drawn.numbers[${k}].of`;
    const found = givenOf(document, of);
    if (found.length === 0) {
      const message = `there is no ${of} in this network that could be drawn; names go to x, x[1], t, W1, W1[1,2], b1 or learningRate${exampleCount(document) > 1 ? ", of one example x[1]@2" : ""}`;
      faults.push({ path, message });
    }
    for (const { name } of found) {
      const other = taken.get(name);
      if (other !== undefined) {
        faults.push({ path, message: `${name} is drawn twice: as ${other} and as ${of}` });
        return;
      }
      taken.set(name, of);
    }
  });
  return faults;
}
