import type { Again } from "../../program/run/again";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import { Adjoints } from "../claim/adjoints";
import { kinkChoices } from "../claim/choices";
import type { Claim } from "../claim/claim";
import { comparisonOf } from "../claim/comparison";
import { findClaims } from "../finding/findClaims";
import { pairClaims } from "../pairing/pairClaims";
import { otherSides, saySame } from "./boundaries";

/** What claims are compared with: a run, the claims in it, and the gradients that follow from its numbers. */
export interface ClaimReference {
  readonly run: Run;
  readonly claims: readonly Claim[];
  readonly adjoints: Adjoints;
  /** Whether numbers that lie on a boundary count on its other side. */
  readonly isOtherSide?: boolean;
}

const rightIn = ({ claims, adjoints }: ClaimReference): number =>
  claims.filter((claim) => comparisonOf(claim, adjoints).verdict !== "wrong").length;

/** The reference with those slopes at kinks with which most claims are right. */
export function referenceFor(
  usual: ClaimReference,
  of: Recorded,
  ofName: string,
  again: Again | undefined,
): ClaimReference {
  const { run, claims } = usual;
  let [best, rightInBest] = [usual, rightIn(usual)];
  function consider(reference: ClaimReference): void {
    if (rightInBest === claims.length) return;
    for (const choice of [undefined, ...kinkChoices(reference.adjoints.order)]) {
      const other = choice ? { ...reference, adjoints: reference.adjoints.atKinks(choice) } : reference;
      const count = rightIn(other);
      if (count > rightInBest) [best, rightInBest] = [other, count];
    }
  }
  consider(usual);
  if (rightInBest === claims.length || !again) return best;
  for (const other of otherSides(run, of, ofName, again)) {
    const adjoints = new Adjoints(other.of);
    const found = pairClaims(findClaims(other.run, adjoints, ofName), other.run, adjoints);
    if (saySame(claims, found)) consider({ run: other.run, claims: found, adjoints, isOtherSide: true });
  }
  return best;
}
