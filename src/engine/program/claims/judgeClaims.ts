import type { Run } from "../run/runProgram";
import type { Recorded } from "../tape/recorded";
import { adjointOf, adjointOrder } from "./adjoints";
import { type Cause, findCause } from "./causes";
import { comparisonOf } from "./comparison";
import { Conventions } from "./conventions";
import { findClaims } from "./findClaims";
import { type Claim, pairClaims, readBy } from "./pairClaims";
import { type Again, repairOf } from "./repair";
import { shapeWords } from "./shapeWords";
import { agrees, difference, factorOf, type Verdict } from "./verdict";

/** A claim beside the truth. */
export interface JudgedClaim extends Claim {
  readonly verdict: Verdict;
  readonly gradient: Float64Array;
  /** The largest difference, as a share of the array's largest number; absent where the shapes differ. */
  readonly largest?: number;
  /** By how much the true gradient was multiplied, where that is a convention. */
  readonly factor?: number;
  readonly cause?: Cause;
}

/**
 * Judges what a program claims to be gradients of one of its numbers, in the order of execution.
 * @param of the number, as it was recorded
 * @param ofName its name
 * @param again runs the program with other lines, to find the right one in the place of the first that is wrong
 */
export function judgeClaims(run: Run, of: Recorded, ofName: string, again?: Again): JudgedClaim[] {
  const order = adjointOrder(of);
  const forward = new Set(order);
  const claims = pairClaims(findClaims(run, of, ofName), run, of, order);
  const gradientOf = (variable: Recorded, pinned?: ReadonlyMap<Recorded, Float64Array>) =>
    adjointOf(variable, of, order, pinned ? { pinned } : {}) ?? new Float64Array(variable.data.length);
  const exact = claims.map((claim) => comparisonOf(claim, gradientOf(claim.variable)));
  const conventions = new Conventions(run, of, order, claims, exact);
  /** The factors that are conventions. */
  const factors = new Map<Claim, number>();
  let isFirst = true;
  const repaired = (claim: Claim, k: number, usual: Cause | undefined): Cause | undefined => {
    if (!isFirst || !again) return usual;
    isFirst = false;
    if (usual?.mistake === "updatedWeights") return usual;
    const earlier = claims.slice(0, k);
    // What a convention multiplies stays so in what isn't learned.
    const read = readBy(claim, earlier, forward).claims.flatMap((one): [Recorded, Float64Array][] => {
      const numbers = exact[earlier.indexOf(one)].claimed;
      return numbers ? [[one.variable, numbers]] : [];
    });
    const gradient = conventions.isParameter(claim)
      ? exact[k].gradient
      : gradientOf(claim.variable, new Map(read));
    const found = repairOf({
      run,
      again,
      claim,
      earlier,
      alike: claims.flatMap((one, at) =>
        at > k && one.writing.statement === claim.writing.statement
          ? [{ claim: one, gradient: exact[at].gradient }]
          : [],
      ),
      gradient,
      factor: exact[k].claimed && factorOf(exact[k].claimed, gradient),
      order,
    });
    if (!found) return usual;
    const { mistake, words, right, line } = found;
    const isShape = usual?.mistake === "shape";
    return {
      mistake: isShape ? usual.mistake : mistake,
      words: isShape ? usual.words : words,
      right,
      ...(line !== claim.line && { line }),
    };
  };
  return claims.map((claim, k): JudgedClaim => {
    const { gradient, claimed, verdict, factor, isTurned } = exact[k];
    const base = { ...claim, gradient, ...(claimed && { largest: difference(claimed, gradient) }) };
    if (verdict !== "wrong") return { ...base, verdict };
    if (isTurned && conventions.isTurnedOnPurpose(claim)) return { ...base, verdict: "convention" };
    if (!claimed || isTurned) {
      const cause = repaired(claim, k, shapeWords(claim, gradient));
      return { ...base, verdict: "shape", ...(cause && { cause }) };
    }
    const isConvention =
      factor !== undefined &&
      (conventions.isUndone(claim, factor) || conventions.isHandedOn(claim, factor, factors));
    if (isConvention) {
      factors.set(claim, factor);
      return { ...base, verdict: "convention", factor };
    }
    const earlier = claims.slice(0, k);
    // What a convention multiplies is undone by the lines that follow; the rest is taken as it is.
    const read = readBy(claim, earlier, forward).claims;
    const pinned = new Map(
      read.flatMap((one): [Recorded, Float64Array][] => {
        const numbers = factors.has(one) ? undefined : exact[earlier.indexOf(one)].claimed;
        return numbers ? [[one.variable, numbers]] : [];
      }),
    );
    if (pinned.size > 0 && agrees(claimed, gradientOf(claim.variable, pinned))) {
      // What follows from right numbers alone is off by what rounding leaves of numbers that cancel.
      const isRounding = read.every((one) => exact[earlier.indexOf(one)].verdict !== "wrong");
      return { ...base, verdict: isRounding ? "right" : "carried" };
    }
    const worlds = pinned.size > 0 ? [pinned, new Map<Recorded, Float64Array>()] : [pinned];
    const cause = repaired(claim, k, findCause({ run, of, order, claim, claimed, worlds }));
    return { ...base, verdict: "wrong", ...(cause && { cause }) };
  });
}
