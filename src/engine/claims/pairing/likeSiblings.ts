import type { ValueWriting } from "../../program/run/passes/writings";
import { claimOf } from "../claim/claim";
import { readBy } from "../claim/readBy";
import { isInput } from "../finding/candidates";
import { chosenVariable } from "./chosenVariable";
import { isRight, type Pair, type PairingContext } from "./pairingContext";

/**
 * Chooses again, now that all lines are known, where a name can mean several values:
 *
 *     for t in …: dh = W.T @ dz[t]      of hs[2] for sure in one pass, then of another of hs in the others
 *     delta = p - y                     of z, the unit's input, and not of p, unless what reads it takes it so
 */
export function likeSiblings(pairs: readonly Pair[], context: PairingContext): Pair[] {
  const result = [...pairs];
  for (const k of result.keys()) {
    const others = othersFor(k, result, context);
    const { possible, claim } = result[k];
    if (!others || others.length === 0 || others.includes(claim.variableWriting)) continue;
    const { any: _, ...known } = possible;
    const claims = result.map((one) => one.claim);
    const { variable } = chosenVariable({ ...known, variables: others }, claims, context);
    result[k] = { possible, claim: claimOf(possible, variable, context.run), isSure: false };
  }
  return result;
}

/** The values among which the one at a place is to be chosen again; nothing where it stays. */
function othersFor(
  k: number,
  pairs: readonly Pair[],
  context: PairingContext,
): readonly ValueWriting[] | undefined {
  const { possible, claim, isSure } = pairs[k];
  const { variables, writing } = possible;
  if (!variables.some(({ recorded }) => recorded === claim.variable)) return undefined;
  const isDelta = /^(?:delta|δ|d_?\d)/i.test(String(writing.key));
  if (variables.length < 2 || (isSure && !isDelta)) return undefined;
  const sibling = pairs.find(
    (other) =>
      other.claim !== claim &&
      other.isSure &&
      other.claim.writing.statement === writing.statement &&
      other.claim.writing.key === writing.key,
  );
  // What a line is of in one pass, or in one call, it is in the others.
  if (sibling && !isSure) {
    const { key, container } = sibling.claim.variableWriting;
    const isInList = (other: ValueWriting) =>
      /^-?\d+$/.test(String(key)) && container !== undefined && other.container === container;
    return variables.filter((other) => other.key === key || isInList(other));
  }
  if (!isDelta || isInput(claim.variableWriting)) return undefined;
  // An error signal is of what goes into the unit, unless what reads it takes it differently.
  const claims = pairs.map((one) => one.claim);
  const readers = claims.filter(
    (later, at) => at > k && readBy(later, claims.slice(0, at), context.forward).claims.includes(claim),
  );
  const isTakenSo = readers.some((later) => isRight(later, context));
  return !isTakenSo && (readers.length > 0 || !isSure) ? variables.filter(isInput) : undefined;
}
