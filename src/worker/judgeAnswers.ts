import { judging } from "../engine/homework/judge";
import { readAnswers } from "../engine/homework/reading/readAnswers";
import { readTyped } from "../engine/homework/reading/readTyped";
import type { Pass } from "../engine/pass/pass";
import type { Work } from "../engine/pass/work";
import type { Answer, Question } from "./asked";

/** Reads and judges someone's own numbers; what was typed counts before what was pasted. */
export function* judgeAnswers(
  pass: Pass,
  { pasted, reading, typed }: Question<"answers">,
): Work<Answer<"answers">> {
  const {
    answers: fromText,
    faults,
    questions,
    notes,
  } = readAnswers(pasted, pass.document, reading, () => pass);
  const { answers: fromCells, unread } = readTyped(typed);
  const all = new Map([...fromText, ...fromCells].map((answer) => [answer.quantity, answer]));
  const judgement = yield* judging(pass, [...all.values()]);
  const pastedNumbers = Object.fromEntries(fromText.map(({ quantity, number }) => [quantity, number.text]));
  return { ...judgement, faults, questions, notes, unread, pastedNumbers };
}
