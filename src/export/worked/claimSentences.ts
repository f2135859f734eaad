import { hasMore, verdictText } from "../../engine/claims/claimVerdictWords";
import { judgeClaims } from "../../engine/claims/judgeClaims";
import type { ProgramDocument } from "../../engine/document/programDocument";
import { runProgramPass } from "../../engine/pass/programs/programPass";
import { runningAgain } from "../../engine/program/run/again";
import type { Piece } from "./text";

/**
 * What there is to say of a backward pass that a program writes out itself: which conventions it has, and where it errs
 * first. Nothing where it has none.
 */
export function claimSentences(document: ProgramDocument): Piece[][] {
  const now = () => performance.now();
  const ran = runProgramPass(document, now);
  if ("fault" in ran) return [];
  const { run, of } = ran;
  const claims = judgeClaims(run, of.recorded, of.name, runningAgain(run, now));
  if (claims.length === 0) return [];
  const wrong = claims.find(({ verdict }) => verdict === "shape" || verdict === "wrong");
  const sentences = [
    ...claims.filter(hasMore).map((claim) => `Line ${claim.line}: ${verdictText(claim)}.`),
    wrong
      ? `The first wrong line of its own backward pass is line ${wrong.line}: ${verdictText(wrong)}${wrong.cause ? `: ${wrong.cause.words}` : ""}.`
      : `Of its own backward pass all ${claims.length} gradients are right.`,
  ];
  return sentences.map((text) => [{ text }]);
}
