import { copiedPlan } from "../../engine/pass/copiedPlan";
import { backward, forward } from "../../engine/pass/passes";
import type { ProgramPass } from "../../engine/pass/programPass";
import { startingSlots } from "../../engine/pass/slot";
import { codeAnswer } from "../../engine/program/codeAnswer";
import { checkingPlan } from "../../engine/studies/check";
import { programPathsOf } from "../../engine/studies/programPaths";
import { type Answers, Outdated } from "./answers";

/** What can be asked about a program. */
export const programAnswers: Answers<ProgramPass> = {
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
