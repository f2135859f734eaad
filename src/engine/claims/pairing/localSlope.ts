import type { Claim } from "../claim/claim";
import { dependsOn } from "../claim/history";
import type { PossibleClaim } from "../claim/possibleClaim";
import { readBy } from "../claim/readBy";
import { isSameLayout } from "../claim/verdict";
import { appliedActivations } from "./activationInputs";
import type { PairingContext } from "./pairingContext";

/**
 * Whether a line is the slope of an activation, with which one below multiplies what comes back, and no gradient:
 *
 *     ds = s * (1 - s)        of nothing
 *     dz = (W2.T @ dy) * ds   of z
 *
 * @param claims those before it
 */
export function isLocalSlope(one: PossibleClaim, claims: readonly Claim[], context: PairingContext): boolean {
  const { recorded } = one.writing;
  if (one.isSeed || readBy({ claimed: recorded }, claims, context.forward).claims.length > 0) return false;
  return hasSlope(one, context) && isReadAsSlope(one, context);
}

/** Whether the numbers are the slope of an activation whose output the name can mean. */
const hasSlope = (
  { writing: { recorded }, variables }: PossibleClaim,
  { adjoints, inputOf }: PairingContext,
): boolean =>
  variables.some((output) => {
    const input = inputOf(output);
    if (!input || !isSameLayout(input, recorded)) return false;
    if (adjoints.isGradient(recorded.data, output.recorded)) return false;
    const pinned = new Map([[output.recorded, output.recorded.data.map(() => 1)]]);
    return adjoints.isGradient(recorded.data, input, { pinned });
  });

/** Whether a line that reads it is right, or also reads what comes back. */
function isReadAsSlope({ writing: { recorded } }: PossibleClaim, context: PairingContext): boolean {
  const { possible, adjoints } = context;
  const readers = possible.filter(
    (one) => one.writing.recorded !== recorded && dependsOn(one.writing.recorded, recorded),
  );
  return readers.some((reader) => {
    const own = reader.writing.recorded;
    const isRight = [
      ...reader.variables.map((one) => one.recorded),
      ...appliedActivations(reader, context).map((one) => one.input),
    ].some((value) => isSameLayout(value, own) && adjoints.isGradient(own.data, value));
    const comesBack = possible.some(
      ({ writing: { recorded: other } }) =>
        other !== own && dependsOn(own, other) && !dependsOn(other, recorded) && !dependsOn(recorded, other),
    );
    return isRight || comesBack;
  });
}
