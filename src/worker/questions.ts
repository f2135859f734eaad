import { parseQuantity } from "../engine/network/quantity";
import type { Pass } from "../engine/run/pass";
import { pathsOf } from "../engine/run/paths";
import type { About, Answer, Question } from "./asked";
import type { AnswerReport, Report } from "./protocol";

/** Work in small pieces: between them it yields how much of it is done, from 0 to 1. */
type Work<Result> = Generator<number, Result, void>;

const answers: { readonly [Kind in About]: (pass: Pass, question: Question<Kind>) => Work<Answer<Kind>> } = {
  *paths(pass, { weight }) {
    yield 0;
    const quantity = parseQuantity(weight);
    if (quantity?.kind !== "plain") throw new Error(`worker: ${weight} is no weight`);
    return pathsOf(pass, quantity.of);
  },
};

/** Milliseconds that other commands wait at most for a piece of work. */
const slice = 4;
/** Milliseconds after which progress is reported. */
const patience = 150;

/** The newest question of each kind; older ones are given up. */
const newest = new Map<About, number>();

/** Answers what goes deeper than a step, between other commands; loaded with the first such question. */
export async function answerQuestion<Kind extends About>(
  id: number,
  question: Question<Kind>,
  pass: Pass,
  post: (report: Report) => void,
): Promise<void> {
  const about: Kind = question.about;
  newest.set(about, id);
  const report = (of: Pick<AnswerReport, "share" | "question" | "answer">) =>
    post({ kind: "answer", id, about, ...of });
  const work = answers[about](pass, question);
  const begun = performance.now();
  let until = begun + slice;
  for (let next = work.next(); newest.get(about) === id; next = work.next()) {
    if (next.done) return report({ share: 1, question, answer: next.value });
    const now = performance.now();
    if (now < until) continue;
    if (now > begun + patience) report({ share: next.value });
    await nextTurn();
    until = performance.now() + slice;
  }
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
