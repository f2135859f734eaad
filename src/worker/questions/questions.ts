import { isProgram } from "../../engine/document/programDocument";
import type { Pass } from "../../engine/pass/pass";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import type { Work } from "../../engine/pass/work";
import type { About, Answer, Question } from "../protocol/asked";
import type { AnswerReport, Report } from "../protocol/protocol";
import { Outdated } from "./answers";
import { networkAnswers } from "./networkAnswers";
import { programAnswers } from "./programAnswers";

/** Milliseconds that other commands wait at most for a piece of work. */
const slice = 4;
/** Milliseconds after which progress is reported. */
const patience = 150;

/** Answers a question about a pass, with the number of the command that asked. */
export type AnswerQuestion = (id: number, question: Question, pass: Pass | ProgramPass) => Promise<void>;

/**
 * Answers what goes deeper than a step, between other commands; loaded with the first such question. A newer question
 * of the same kind overtakes one that takes long: that one is given up.
 * @param clock the time in milliseconds
 */
export function createQuestions(
  post: (report: Report) => void,
  clock = () => performance.now(),
): AnswerQuestion {
  const newest = new Map<About, number>();
  return async (id, question, pass) => {
    const { about } = question;
    newest.set(about, id);
    const report = (of: Pick<AnswerReport, "share" | "question" | "answer">) =>
      post({ kind: "answer", id, about, ...of });
    try {
      const work = workFor(question, pass);
      const begun = clock();
      let until = begun + slice;
      for (let next = work.next(); newest.get(about) === id; next = work.next()) {
        if (next.done) return report({ share: 1, question, answer: next.value });
        const now = clock();
        if (now < until) continue;
        // Only the answer itself is the whole of it.
        if (now > begun + patience) report({ share: Math.min(next.value, 0.99) });
        await nextTurn();
        until = clock() + slice;
      }
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      post({ kind: "outdated", id });
    }
  };
}

/** @throws Outdated where the pass is of another kind than what was asked about */
function workFor(question: Question, pass: Pass | ProgramPass): Work<Answer> {
  // Each kind's own function takes its own question.
  const known: Partial<Record<About, unknown>> = isProgram(pass.document) ? programAnswers : networkAnswers;
  const answer = known[question.about] as
    | ((pass: Pass | ProgramPass, question: Question) => Work<Answer>)
    | undefined;
  if (!answer) throw new Outdated(question.about);
  return answer(pass, question);
}

/** Lets the messages that have come be answered first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
