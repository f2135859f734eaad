import { capitalized } from "../../math/capitalized";
import type { Notation } from "../../names/notation";
import { opWords } from "../../ops/opWords";
import { reasonText } from "../../ops/reason";
import type { Step } from "../../steps/trace";
import { reasonOf } from "./reasonOf";

/** What a weighted sum or an activation does, as a heading. */
export function forwardTitle({ quantity, kind, op }: Step, notation: Notation): string {
  const of = notation.text(quantity);
  return kind === "weightedSum" ? `Weighted sum ${of}` : `Activation ${of}: ${op && opWords(op)}`;
}

/** The same in a sentence, and why its number is what it is where that is worth saying. */
export function forwardWords(step: Step): string {
  return withReason(step.term && step.term.number < step.term.of ? soFar(step) : whatItDoes(step), step);
}

/** What a sum says of its first terms. */
export const soFar = ({ term }: Step) => `Term ${term?.number} of ${term?.of}: the sum so far.`;

export function withReason(words: string, step: Step): string {
  const reason = reasonOf(step);
  if (!reason) return words;
  const text = reasonText(reason);
  return words.includes(text) ? words : `${words} ${capitalized(text)}.`;
}

/** What the step's rule does, in a sentence. */
export const whatItDoes = ({ group, op }: Step): string => group.words ?? op?.words ?? "";
