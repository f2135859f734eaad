import { isProgram } from "../engine/document/programDocument";
import { exists } from "../engine/document/structure";
import { bugs } from "../engine/homework/mistakes/inPass";
import { runWrongPass } from "../engine/homework/mistakes/inPass/wrongPass";
import { type Plain, parseQuantity } from "../engine/names/quantity";
import { copiedPlan } from "../engine/pass/copiedPlan";
import type { Pass } from "../engine/pass/pass";
import { backward, forward } from "../engine/pass/passes";
import type { ProgramPass } from "../engine/pass/programPass";
import { startingSlots } from "../engine/pass/slot";
import type { Work } from "../engine/pass/work";
import { codeAnswer } from "../engine/program/codeAnswer";
import { batchNumbers } from "../engine/studies/batchNumbers";
import { checking, checkingPlan } from "../engine/studies/check";
import { contourMap } from "../engine/studies/contourMap";
import { lossCurve } from "../engine/studies/lossCurve";
import { pathsOf } from "../engine/studies/paths";
import { programPathsOf } from "../engine/studies/programPaths";
import { sweep } from "../engine/studies/sweep";
import { runUpdates } from "../engine/studies/updateRun";
import type { About, Answer, Question } from "./asked";
import { judgeAnswers } from "./judgeAnswers";
import type { AnswerReport, Report } from "./protocol";

const answers: {
  readonly [Kind in Exclude<About, "rightLine">]: (
    pass: Pass,
    question: Question<Kind>,
  ) => Work<Answer<Kind>>;
} = {
  *paths(pass, { weight }) {
    yield 0;
    return pathsOf(pass, plainIn(pass, weight));
  },
  batch: (pass, { size }) => batchNumbers(pass, size),
  along: (pass, { parameter, ...options }) => lossCurve(pass, plainIn(pass, parameter), options),
  contours: (pass, { parameters: [first, second], ...options }) =>
    contourMap(pass, [plainIn(pass, first), plainIn(pass, second)], options),
  *check(pass, { method, step, bug }) {
    const { document } = pass;
    const wrong = passWith(pass, bug);
    const check = yield* checking(document, method, step, wrong.plan.gradients);
    return {
      ...check,
      bugs: bugs
        .filter(({ applies }) => applies(document))
        .map(({ id, label, words }) => ({ id, label, words })),
      updatesChanged: wrong.updated.filter((value, k) => !Object.is(value, pass.updated[k])).length,
    };
  },
  sweep: (pass, { entry, bug }) => sweep(pass, entry, passWith(pass, bug).plan.gradients),
  *updates({ document }, { until }) {
    return { ...(yield* runUpdates(document, until)), document };
  },
  *forwardAgain({ document }) {
    return { ...(yield* runUpdates(document, 1)), document };
  },
  answers: judgeAnswers,
};

/** What can be asked about a program. */
const programAnswers: {
  readonly [Kind in About]?: (pass: ProgramPass, question: Question<Kind>) => Work<Answer<Kind>>;
} = {
  *check(pass, { method, step }) {
    const plan = copiedPlan(pass);
    forward(plan);
    backward(plan);
    const check = yield* checkingPlan(plan, startingSlots(plan), method, step);
    return { ...check, bugs: [], updatesChanged: 0 };
  },
  *paths(pass, { weight }) {
    yield 0;
    const quantity = pass.graph.parse(weight);
    if (quantity?.kind !== "plain") throw new Outdated(weight);
    return programPathsOf(pass, quantity.of);
  },
  *rightLine({ document }) {
    yield 0;
    const found = codeAnswer(document.program, () => performance.now(), document.of);
    if ("fault" in found) return {};
    const { claims = [], first } = found.answer;
    const claim = claims.find(({ line, name }) => line === first?.line && name === first.name);
    const { right, words, line = claim?.line } = claim?.cause ?? {};
    return right === undefined
      ? {}
      : { right, ...(words !== undefined && { words }), ...(line !== undefined && { line }) };
  },
};

/** A question about something that the pass no longer has: the document has changed since, and a newer one will follow. */
class Outdated extends Error {}

function plainIn({ document }: Pass, name: string): Plain {
  const quantity = parseQuantity(name);
  if (quantity?.kind !== "plain" || !exists(quantity.of, document)) throw new Outdated(name);
  return quantity.of;
}

/** The pass with the gradients that a bug gives; a bug that the network has no place for changes nothing. */
function passWith(pass: Pass, id: string | undefined): Pass {
  const bug = bugs.find((candidate) => candidate.id === id);
  return bug?.applies(pass.document) ? runWrongPass(pass.document, bug) : pass;
}

/** Milliseconds that other commands wait at most for a piece of work. */
const slice = 4;
/** Milliseconds after which progress is reported. */
const patience = 150;

/** The newest question of each kind; older ones are given up. */
const newest = new Map<About, number>();

/**
 * Answers what goes deeper than a step, between other commands; loaded with the first such question.
 * @param clock the time in milliseconds
 */
export async function answerQuestion(
  id: number,
  question: Question,
  pass: Pass | ProgramPass,
  post: (report: Report) => void,
  clock: () => number = () => performance.now(),
): Promise<void> {
  const { about } = question;
  newest.set(about, id);
  const report = (of: Pick<AnswerReport, "share" | "question" | "answer">) =>
    post({ kind: "answer", id, about, ...of });
  try {
    // Each kind's own function takes its own question.
    const known: Partial<Record<About, unknown>> = isProgram(pass.document) ? programAnswers : answers;
    const answer = known[about] as
      | ((pass: Pass | ProgramPass, question: Question) => Work<Answer>)
      | undefined;
    if (!answer) throw new Outdated(about);
    const work = answer(pass, question);
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
