import type { Run } from "../../program/run/runProgram";
import type { Adjoints } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import type { PossibleClaim } from "../claim/possibleClaim";
import { firstPairs } from "./firstPairs";
import { likeSiblings } from "./likeSiblings";
import { pairingContext } from "./pairingContext";
import { saysSomething } from "./saysSomething";
import { takenBefore } from "./takenBefore";
import { withStages } from "./withStages";

/**
 * Finds of which of the values that a name can mean each claim is the gradient: of the one whose gradient it has, also with
 * the mistakes of earlier lines; else of the one beside which it was computed.
 */
export function pairClaims(possible: readonly PossibleClaim[], run: Run, adjoints: Adjoints): Claim[] {
  const context = pairingContext(possible, run, adjoints);
  const steps = [likeSiblings, takenBefore, withStages];
  const pairs = steps.reduce((found, step) => step(found, context), firstPairs(context));
  const claims = pairs.map(({ claim }) => claim);
  return claims.filter((claim, k) => saysSomething(claim, k, claims, context));
}
