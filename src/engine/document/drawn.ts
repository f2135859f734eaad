import * as v from "valibot";
import type { NetworkDocument } from "./document";
import type { DrawnNumber, DrawnNumbers } from "./drawnNumbers";
import type { Fault } from "./fault";
import { exampleCount, givenOf } from "./givenOf";
import { versioned } from "./version";

/** More choices than these nobody draws from by hand. */
export const mostChoices = 10_000;

/** Letters of a student's id. */
export const longestId = 80;

const finite = v.pipe(v.number(), v.finite());
const name = v.pipe(v.string(), v.trim(), v.minLength(1, "must not be empty"));
const listed = v.strictObject({ of: name, values: v.pipe(v.array(finite), v.minLength(1, "is empty")) });
const ranged = v.strictObject({ of: name, from: finite, to: finite, step: finite });

export const drawnSchema = v.strictObject({
  numbers: v.pipe(
    v.array(
      // Chosen by hand, so that a fault is reported for the form that was written.
      v.lazy((value) => (typeof value === "object" && value !== null && "from" in value ? ranged : listed)),
    ),
    v.minLength(1, "is empty: say what is drawn"),
  ),
  seed: v.pipe(finite, v.integer()),
  deadUnits: v.optional(v.boolean()),
  id: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, "an id can't be empty"),
      v.maxLength(longestId, `an id has at most ${longestId} characters`),
    ),
  ),
});

/** What a number is drawn from, in order. Steps are decimal: 0.1, 0.2, 0.3. */
export function choicesOf(drawn: DrawnNumber): readonly number[] {
  if ("values" in drawn) return [...new Set(drawn.values)];
  const { from, to, step } = drawn;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
}

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

/** The document without what can't be drawn any more, since the network has changed. */
export function withFittingDrawn(document: NetworkDocument): NetworkDocument {
  const { drawn } = document;
  if (!drawn) return document;
  const numbers = drawn.numbers.filter(({ of }) => givenOf(document, of).length > 0);
  if (numbers.length === drawn.numbers.length && numbers.length > 0) return document;
  const { drawn: _drawn, ...rest } = document;
  return versioned(numbers.length === 0 ? rest : { ...rest, drawn: { ...drawn, numbers } });
}
