import type { Expression } from "../../math/expressions/expression";
import type { Notation } from "../../names/notation";
import { type Reason, reasonText, saysZero } from "../../ops/reason";
import type { Step } from "../../steps/trace";
import { opWords } from "./opWords";

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

/** What is larger isn't called small, whatever has come before it. */
const small = 0.1;

/** Whether a number is what its reason says: what arrives may have made NaN of a slope of 0. */
export const isSo = (reason: Reason, value: number): boolean =>
  saysZero(reason) ? value === 0 : reason.kind !== "small" || Number.isFinite(value);

/** A step's reason, where it is one: a small slope isn't one for a gradient that was 0 before it. */
export function reasonOf({ reason, expression, value }: Step): Reason | undefined {
  if (reason && typeof value === "number") {
    if (!isSo(reason, value) || (reason.kind === "small" && Math.abs(value) >= small)) return undefined;
  }
  if (value !== 0 || (reason?.kind !== "small" && reason?.kind !== "rounded")) return reason;
  const isAlready = expression?.kind === "product" && expression.factors.some(isZero);
  return isAlready ? undefined : reason;
}

const isZero = (factor: Expression) => factor.kind === "quantity" && factor.value === 0;

/** What the step's rule does, in a sentence. */
export const whatItDoes = ({ group, op }: Step): string => group.words ?? op?.words ?? "";

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
