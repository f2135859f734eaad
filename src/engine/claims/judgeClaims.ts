import type { Again } from "../program/run/again";
import type { Run } from "../program/run/runProgram";
import type { Recorded } from "../program/values/recorded";
import { Adjoints } from "./claim/adjoints";
import type { Claim } from "./claim/claim";
import { agreesWithin, largestOf } from "./claim/verdict";
import { claimConventionWords } from "./conventions/claimConventionWords";
import { findClaims } from "./finding/findClaims";
import { Judge } from "./judge";
import type { JudgedClaim, MistakenLine } from "./judgedClaim";
import { referenceFor } from "./kinks/reference";
import { pairClaims } from "./pairing/pairClaims";
import { pointsDownhill } from "./updates/updates";

/**
 * Judges what a program claims to be gradients of one of its numbers, in the order of execution.
 * @param of the number, as it was recorded
 * @param ofName its name
 * @param again runs the program once more: with numbers on the other side of a kink, or with other lines
 * @param mends whether the right line is sought in the place of the first that is wrong
 */
export function judgeClaims(
  run: Run,
  of: Recorded,
  ofName: string,
  again?: Again,
  mends = false,
): JudgedClaim[] {
  const usual = new Adjoints(of);
  const claims = pairClaims(findClaims(run, usual, ofName), run, usual);
  const reference = referenceFor({ run, claims, adjoints: usual }, of, ofName, again);
  const { adjoints: plain } = reference;
  const isDownhill = pointsDownhill(reference.run, reference.claims, plain);
  const adjoints = isDownhill ? plain.negated() : plain;
  const judge = new Judge(reference.run, reference.claims, adjoints, mends ? again : undefined);
  const found = claims.flatMap((claim, k): JudgedClaim[] => {
    const verdict = judge.judged(k);
    if (!verdict) return [];
    const judged = { ...verdict, ...claim };
    if (isDownhill) return [asDownhill(judged, plain.gradient(reference.claims[k].variable))];
    const isAtKink =
      (plain.kinks ?? reference.isOtherSide) &&
      judged.verdict === "right" &&
      !agreesWithin(judged.gradient, usual.gradient(claim.variable), usual.tolerance);
    const words = claimConventionWords.kink(plain.kinks, reference.isOtherSide);
    return [isAtKink ? { ...judged, verdict: "convention", words } : judged];
  });
  const told = found.map((one) => ({ ...one, ...emptiness(one, usual) }));
  return judge.mistake ? withMistake(told, judge.mistake) : told;
}

/** Judged claims with the line in which the mistake was made, where that is one before the first wrong claim: what it makes wrong is carried on. */
function withMistake(judged: readonly JudgedClaim[], { claim, line, name, cause, mends }: MistakenLine) {
  const said = cause && { cause };
  const isClaim = (one: JudgedClaim, other: Claim) => one.writing === other.writing;
  return judged.flatMap((one): JudgedClaim[] => {
    const isMended = isWrong(one) && mends.some((other) => isClaim(one, other));
    if (!isClaim(one, claim)) return [isMended ? asCarried(one) : one];
    const { cause: _, ...bare } = one;
    const mistaken = { ...bare, line, name, ...said, verdict: "wrong" as const };
    return [name === claim.name ? mistaken : { ...mistaken, goesInto: claim.name }, asCarried(one)];
  });
}

/** What is said of right numbers with which many a wrong formula would agree too: all are 0, or what rounding leaves of it. */
function emptiness({ verdict, gradient, variable }: JudgedClaim, adjoints: Adjoints) {
  if (verdict !== "right" || !adjoints.isNothing(variable)) return {};
  return { words: largestOf(gradient) === 0 ? claimConventionWords.zero : claimConventionWords.cancelled };
}

const isWrong = ({ verdict }: JudgedClaim) => verdict === "wrong" || verdict === "shape";

function asCarried({ cause: _, ...judged }: JudgedClaim): JudgedClaim {
  return { ...judged, verdict: "carried" };
}

/** A claim of minus the number, beside the gradient of the number itself. */
function asDownhill(judged: JudgedClaim, gradient: Float64Array): JudgedClaim {
  const isOpposite = judged.verdict === "convention" && Math.abs((judged.factor ?? 0) + 1) < 1e-9;
  if (isOpposite) {
    const { factor: _, words: _words, ...rest } = judged;
    return { ...rest, verdict: "right", gradient };
  }
  if (judged.verdict !== "right") return judged;
  return { ...judged, verdict: "convention", factor: -1, words: claimConventionWords.downhill };
}
