import { capitalized } from "../../math/capitalized";
import type { Notation } from "../../names/notation";
import type { Op } from "../../ops/op";
import { opWords } from "../../ops/opWords";
import { reasonText } from "../../ops/reason";
import { sizeOf } from "../../shape";
import type { StepGroup } from "../../steps/groups/group";
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

/** What the step's rule does, in a sentence; of an operation on arrays, what happens to the gradients of one that is repeated to fit. */
export function whatItDoes({ group, op }: Step): string {
  if (group.words !== undefined || !op) return group.words ?? "";
  return isRepeated(group, op) ? `${op.words} ${ofRepeated}` : op.words;
}

const ofRepeated = "Of what is repeated to fit, the gradients of all copies add up.";

/** Whether an operation on each number alone reads an array with fewer numbers than come out. */
const isRepeated = ({ wholes: [whole] }: StepGroup, { broadcasts }: Op) =>
  broadcasts !== undefined &&
  Object.values(whole.operands).some(
    ({ shape, isLiteral }) => !isLiteral && sizeOf(shape) < sizeOf(whole.shape),
  );
