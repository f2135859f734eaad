import { type Claim, claimOf } from "../claim/claim";
import type { PossibleClaim } from "../claim/possibleClaim";
import { isSameLayout } from "../claim/verdict";
import { isResult } from "../finding/builtUp";
import { partsOfClaims, type SubarrayOf } from "../finding/partsOfClaims";
import { claimBefore } from "./activationInputs";
import { chosenVariable } from "./chosenVariable";
import { isLocalSlope } from "./localSlope";
import { isOfNameless, isSignal } from "./nameless";
import type { Pair, PairingContext } from "./pairingContext";
import { throughActivation } from "./throughActivation";

/** Pairs each line with a value by its own name and numbers, and by the lines before it; leaves out those that say nothing. */
export function firstPairs(context: PairingContext): Pair[] {
  const parts = partsOfClaims(context.possible, context.adjoints, context.inputOf);
  const pairs: Pair[] = [];
  for (const one of context.possible) {
    const part = parts.get(one);
    const pair = !parts.has(one)
      ? pairOf(one, pairs, context)
      : part && { possible: one, claim: claimOfPart(one, part, context), isSure: true };
    if (pair) pairs.push(pair);
  }
  return pairs;
}

function pairOf(one: PossibleClaim, before: readonly Pair[], context: PairingContext): Pair | undefined {
  const { writing } = one;
  const claims = before.map(({ claim }) => claim);
  if (isLocalSlope(one, claims, context)) return undefined;
  const { variable, isSure } = chosenVariable(one, claims, context);
  const through =
    isSignal(one) && isOfNameless(one, context)
      ? undefined
      : throughActivation(one, variable, claims, context);
  if (through === "unknown") return undefined;
  if (through) return { possible: one, claim: through, isSure: true };
  if (!isSure) {
    // What is handed on under a name for whatever comes back, as dout, was claimed where it was computed; and what has the
    // shape of nothing that its name could mean says nothing.
    const isHandedOn = isResult(writing) && claims.some(({ claimed }) => claimed === writing.recorded);
    const isOfNone = !isSameLayout(writing.recorded, variable.recorded);
    if (one.any && (isHandedOn || isOfNone)) return undefined;
    if (isOfNameless(one, context)) return undefined;
    const hasSureSibling = before.some(
      (other) => other.isSure && other.claim.writing.statement === writing.statement,
    );
    if (one.isLoose && (isOfNone || !hasSureSibling)) return undefined;
  }
  return { possible: one, claim: claimOf(one, variable, context.run), isSure };
}

function claimOfPart(
  one: PossibleClaim,
  { variable, part, isBefore }: SubarrayOf,
  context: PairingContext,
): Claim {
  const claim = isBefore
    ? claimBefore(one, { output: variable, input: part.whole }, context)
    : claimOf(one, variable, context.run);
  return { ...claim, of: `${claim.of}${part.index}`, variable: part };
}
