import type { NetworkDocument } from "./document";
import type { DrawnNumber } from "./drawnNumbers";
import { givenOf } from "./givenOf";
import { versioned } from "./version";

/** More choices than these nobody draws from by hand. */
export const mostChoices = 10_000;

/** Letters of a student's id. */
export const longestId = 80;

/** What a number is drawn from, in order. Steps are decimal: 0.1, 0.2, 0.3. */
export function choicesOf(drawn: DrawnNumber): readonly number[] {
  if ("values" in drawn) return [...new Set(drawn.values)];
  const { from, to, step } = drawn;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
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
