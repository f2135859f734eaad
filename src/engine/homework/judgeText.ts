import type { Pass } from "../pass/pass";
import { finish, type Work } from "../pass/work";
import type { GivenAnswer } from "./answer/answer";
import type { Judgement } from "./answer/judgement";
import { judging } from "./judge";
import { readAnswers } from "./reading/readAnswers";
import type { AnswersRead } from "./reading/text/answersRead";
import type { ReadingOptions } from "./reading/text/conventions";

interface Judged {
  readonly read: AnswersRead;
  readonly judgement: Judgement;
}

/**
 * Reads a text and judges it. While it is open how a line is to be read, the line isn't judged, and no first wrong
 * number is named but one that is the first by every reading.
 * @param typed answers that were typed in by themselves, which count before those of the text
 */
export function* judgingText(
  pass: Pass,
  text: string,
  options: ReadingOptions,
  typed: readonly GivenAnswer[] = [],
): Work<Judged> {
  const readBy = (chosen: ReadingOptions) => readAnswers(text, pass.document, chosen, () => pass);
  const read = readBy(options);
  const others = read.questions.flatMap(({ readings }) =>
    readings.map((reading) => readBy({ ...options, ...reading.options })),
  );
  const together = (answers: readonly GivenAnswer[]) => [
    ...new Map([...answers, ...typed].map((answer) => [answer.quantity, answer])).values(),
  ];
  const open = openLines(read, others);
  const sure = read.answers.filter(({ line }) => line === undefined || !open.has(line));
  const judgement = yield* judging(pass, together(sure));
  const { first, ...rest } = judgement;
  for (const { answers } of others)
    if ((yield* judging(pass, together(answers))).first !== first) return { read, judgement: rest };
  return { read, judgement };
}

/** The same at once. */
export const judgeText = (pass: Pass, text: string, options: ReadingOptions): Judged =>
  finish(judgingText(pass, text, options));

/** The lines that the readings don't take for the same numbers. */
function openLines(read: AnswersRead, others: readonly AnswersRead[]): ReadonlySet<number> {
  const byLine = ({ answers }: AnswersRead) => {
    const lines = new Map<number, string>();
    for (const { line = 0, quantity, number } of answers)
      lines.set(line, `${lines.get(line) ?? ""} ${quantity} ${number.text}`);
    return lines;
  };
  const own = byLine(read);
  const different = others.flatMap((other) => {
    const lines = byLine(other);
    return [...own.keys(), ...lines.keys()].filter((line) => own.get(line) !== lines.get(line));
  });
  return new Set(different);
}
