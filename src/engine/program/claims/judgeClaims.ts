import type { Run } from "../run/runProgram";
import type { Recorded } from "../tape/recorded";
import { adjointOf, adjointOrder } from "./adjoints";
import { type Cause, findCause } from "./causes";
import { comparisonOf } from "./comparison";
import { Conventions } from "./conventions";
import { findClaims } from "./findClaims";
import { type Claim, pairClaims, readBy } from "./pairClaims";
import { shapeWords } from "./shapeWords";
import { agrees, difference, type Verdict } from "./verdict";

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
 */
export function judgeClaims(run: Run, of: Recorded, ofName: string): JudgedClaim[] {
  const order = adjointOrder(of);
  const forward = new Set(order);
  const claims = pairClaims(findClaims(run, of, ofName), run, of, order);
  const gradientOf = (variable: Recorded, pinned?: ReadonlyMap<Recorded, Float64Array>) =>
    adjointOf(variable, of, order, pinned ? { pinned } : {}) ?? new Float64Array(variable.data.length);
  const exact = claims.map((claim) => comparisonOf(claim, gradientOf(claim.variable)));
  const conventions = new Conventions(run, of, order, claims, exact);
  /** The factors that are conventions. */
  const factors = new Map<Claim, number>();
  return claims.map((claim, k): JudgedClaim => {
    const { gradient, claimed, verdict, factor, isTurned } = exact[k];
    const base = { ...claim, gradient, ...(claimed && { largest: difference(claimed, gradient) }) };
    if (verdict !== "wrong") return { ...base, verdict };
    if (isTurned && conventions.isTurnedOnPurpose(claim)) return { ...base, verdict: "convention" };
    if (!claimed || isTurned) return { ...base, verdict: "shape", cause: shapeWords(claim, gradient) };
    const isConvention =
      factor !== undefined &&
      (conventions.isUndone(claim, factor) || conventions.isHandedOn(claim, factor, factors));
    if (isConvention) {
      factors.set(claim, factor);
      return { ...base, verdict: "convention", factor };
    }
    const earlier = claims.slice(0, k);
    // What a convention multiplies is undone by the lines that follow; the rest is taken as it is.
    const pinned = new Map(
      readBy(claim, earlier, forward).claims.flatMap((one): [Recorded, Float64Array][] => {
        const numbers = factors.has(one) ? undefined : exact[earlier.indexOf(one)].claimed;
        return numbers ? [[one.variable, numbers]] : [];
      }),
    );
    if (pinned.size > 0 && agrees(claimed, gradientOf(claim.variable, pinned)))
      return { ...base, verdict: "carried" };
    const worlds = pinned.size > 0 ? [pinned, new Map<Recorded, Float64Array>()] : [pinned];
    const cause = findCause({ run, of, order, claim, claimed, worlds });
    return { ...base, verdict: "wrong", ...(cause && { cause }) };
  });
}
