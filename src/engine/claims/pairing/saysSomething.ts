import type { Claim } from "../claim/claim";
import { dependsOn } from "../claim/history";
import { claimedGradients, readBy } from "../claim/readBy";
import { Subarray } from "../claim/subarray";
import { agreesWithin, isSameLayout } from "../claim/verdict";
import { isOfOtherScope, isReadBetween, sameTarget } from "../finding/builtUp";
import { isNamedSeed } from "../finding/seeds";
import { isRight, type PairingContext } from "./pairingContext";

/**
 * Whether a claim says something by itself, among all:
 *
 *     dx1 = dq * y            a share of dx, which the last line adds up: says nothing
 *     dx2 = dr * z            so is this
 *     dx = dx1 + dx2          says something
 */
export function saysSomething(
  claim: Claim,
  k: number,
  claims: readonly Claim[],
  context: PairingContext,
): boolean {
  const { writing, variable, claimed } = claim;
  const later = claims.slice(k + 1);
  const isWhole = (one: Claim) => isRight(one, context);
  // A row's factor is a convention where lines that read it undo it; without such ones nothing tells.
  if (variable instanceof Subarray && !isWhole(claim))
    return later.some(
      (one) => !(one.variable instanceof Subarray) && isWhole(one) && dependsOn(one.claimed, claimed),
    );
  // Another number than 1 under a name that can mean something else may be what comes back to what a mean is of.
  if (claim.isSeed && !isWhole(claim) && !isNamedSeed(writing, claim.of) && later.some(isWhole)) return false;
  if (!isWhole(claim) && isShare(claim, claims.slice(0, k), later, context)) return false;
  // What only fits what its other name says is of that.
  const isFitting = (one: Claim) => isSameLayout(one.claimed, one.variable);
  if (!isFitting(claim) && later.some((one) => one.claimed === claimed && isFitting(one))) return false;
  // What is replaced before anything reads it says nothing.
  const next = later.find(
    (one) =>
      one.variable === variable && sameTarget(one.writing, writing) && !isOfOtherScope(one.writing, writing),
  );
  return !next || isReadBetween(writing, next.writing, context.writings);
}

/** Whether it is what comes back through one of the variable's uses, which another line adds to the others; or what that makes of it is right. */
function isShare(
  claim: Claim,
  earlier: readonly Claim[],
  later: readonly Claim[],
  context: PairingContext,
): boolean {
  const { claimed, variable } = claim;
  const sums = later.filter((one) => one.variable === variable && dependsOn(one.claimed, claimed));
  if (sums.length === 0) return false;
  if (sums.some((one) => isRight(one, context))) return true;
  const pinned = claimedGradients(readBy(claim, earlier, context.forward).claims);
  return [undefined, pinned].some((numbers) =>
    context.adjoints
      .shares(variable, numbers)
      .some((share) => agreesWithin(claimed.data, share, context.adjoints.tolerance)),
  );
}
