import { judgeClaims } from "../../engine/claims/judgeClaims";
import type { JudgedClaim } from "../../engine/claims/judgedClaim";
import { judgeProgramText } from "../../engine/homework/program/programAnswers";
import { readTyped } from "../../engine/homework/reading/readTyped";
import { knownMistakes } from "../../engine/mistakes";
import type { Plain } from "../../engine/names/tensorRef";
import { copiedPlan } from "../../engine/pass/copiedPlan";
import { backward, forward } from "../../engine/pass/passes";
import { type ProgramPass, runProgramPass } from "../../engine/pass/programs/programPass";
import { startingSlots } from "../../engine/pass/slot";
import { slotOf } from "../../engine/pass/slotOf";
import { compareText } from "../../engine/program/pasted/compareText";
import { runningAgain } from "../../engine/program/run/again";
import { runProgram } from "../../engine/program/run/runProgram";
import { checkingPlan } from "../../engine/studies/check";
import { jacobianOf } from "../../engine/studies/jacobian";
import { programContourMap } from "../../engine/studies/programContours";
import { programCurves } from "../../engine/studies/programCurves";
import { programPathsOf } from "../../engine/studies/programPaths";
import { runProgramUpdates } from "../../engine/studies/programUpdates";
import { sweep } from "../../engine/studies/sweep";
import { shownClaim } from "../protocol/shownClaim";
import { type Answers, Outdated } from "./answers";

const now = () => performance.now();

/** What can be asked about a program. */
export const programAnswers: Answers<ProgramPass> = {
  *check(pass, { method, step }) {
    const plan = copiedPlan(pass);
    forward(plan);
    backward(plan);
    const check = yield* checkingPlan(plan, startingSlots(plan), method, step);
    return { ...check, bugs: [], updatesChanged: 0 };
  },
  sweep: (pass, { entry }) => sweep(pass, entry),
  *paths(pass, { weight }) {
    yield 0;
    return programPathsOf(pass, requirePlain(pass, weight));
  },
  *curves(pass, { along, draw, ...options }) {
    try {
      return yield* programCurves(pass, along, draw, now, options);
    } catch (error) {
      if (error instanceof RangeError) throw new Outdated(along);
      throw error;
    }
  },
  contours: (pass, { parameters: [first, second], ...options }) =>
    programContourMap(pass, [requirePlain(pass, first), requirePlain(pass, second)], options, now),
  *jacobian({ document }, { rows, columns }) {
    yield 0;
    return { rows, columns, ...jacobianOf(document, rows, columns, now) };
  },
  *programUpdates(pass, { until }) {
    const { document } = pass;
    return { ...(yield* runProgramUpdates(pass, until, now)), document };
  },
  *answers(pass, { pasted, reading, typed }) {
    yield 0;
    const { answers: fromCells, unread } = readTyped(typed);
    const { judgement, read } = judgeProgramText(pass, pasted, reading, fromCells);
    const pastedNumbers = Object.fromEntries(
      read.answers.map(({ quantity, number }) => [quantity, number.text]),
    );
    return { ...judgement, faults: read.faults, questions: [], notes: [], unread, pastedNumbers };
  },
  *pasted({ document }, { text }) {
    yield 0;
    const run = runProgram(document.program, now, undefined, document.pass);
    const again = runningAgain(run, now);
    return compareText(run, again, document.of, text);
  },
  *rightLine({ document }) {
    yield 0;
    const { program, of: chosen } = document;
    const about = { program, ...(chosen !== undefined && { of: chosen }) };
    const ran = runProgramPass(document, now);
    if ("fault" in ran) return { ...about, claims: [] };
    const { run, of, pass } = ran;
    const claims = judgeClaims(run, of.recorded, of.name, runningAgain(run, now), true);
    const hints = judgeClaims(run, of.recorded, of.name, runningAgain(run, now));
    const first = claims.find(({ verdict }) => verdict === "shape" || verdict === "wrong");
    const { right, words, line = first?.line, below } = first?.cause ?? {};
    return {
      ...about,
      claims: claims.map((claim) => shownClaim(asHint(claim, hints), pass)),
      ...(right !== undefined && {
        right,
        ...(words !== undefined && { words }),
        ...(line !== undefined && { line }),
        ...(below !== undefined && { below }),
      }),
    };
  },
};

/** A claim with a cause that doesn't give away the right line: who asks for that gets it. */
function asHint(claim: JudgedClaim, hints: readonly JudgedClaim[]): JudgedClaim {
  const { cause, ...rest } = claim;
  if (!cause) return claim;
  const known = hints.find(({ line, writing }) => line === claim.line && writing === claim.writing)?.cause;
  const words = knownMistakes[cause.mistake].words;
  return { ...rest, cause: known ?? { mistake: cause.mistake, words } };
}

function requirePlain({ graph, plan }: ProgramPass, name: string): Plain {
  const quantity = graph.parse(name);
  if (quantity?.kind !== "plain" || !slotOf(plan, quantity.of)) throw new Outdated(name);
  return quantity.of;
}
