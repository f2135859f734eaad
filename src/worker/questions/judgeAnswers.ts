import { judgingText } from "../../engine/homework/judgeText";
import { readTyped } from "../../engine/homework/reading/readTyped";
import type { Pass } from "../../engine/pass/pass";
import type { Work } from "../../engine/pass/work";
import type { Answer, Question } from "../protocol/asked";

/** Reads and judges someone's own numbers; what was typed counts before what was pasted. */
export function* judgeAnswers(
  pass: Pass,
  { pasted, reading, typed }: Question<"answers">,
): Work<Answer<"answers">> {
  const { answers: fromCells, unread } = readTyped(typed);
  const { read, judgement } = yield* judgingText(pass, pasted, reading, fromCells);
  const { faults, questions, notes } = read;
  const pastedNumbers = Object.fromEntries(
    read.answers.map(({ quantity, number }) => [quantity, number.text]),
  );
  return { ...judgement, faults, questions, notes, unread, pastedNumbers };
}
