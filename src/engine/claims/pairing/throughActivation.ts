import type { ValueWriting } from "../../program/run/passes/writings";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import type { PossibleClaim } from "../claim/possibleClaim";
import { claimedGradients, readBy } from "../claim/readBy";
import { isSameLayout, largestOf } from "../claim/verdict";
import { isNegated, nameBeside } from "./activation";
import { type AppliedActivation, appliedActivations, claimBefore } from "./activationInputs";
import type { PairingContext } from "./pairingContext";

/**
 * Under one name through the activation the numbers say that a line is of what went in:
 *
 *     h = np.tanh(z)
 *     dh = W2.T @ dy          of h
 *     dh *= 1 - h ** 2        of z
 *
 * @param variable what the name means
 * @param claims those before it
 * @returns nothing where the line is of the variable itself, "unknown" where nobody says of which value it is
 */
export function throughActivation(
  one: PossibleClaim,
  variable: ValueWriting,
  claims: readonly Claim[],
  context: PairingContext,
): Claim | "unknown" | undefined {
  const { adjoints, forward, writings } = context;
  const { recorded } = one.writing;
  if (one.isSeed || adjoints.isGradient(recorded.data, variable.recorded)) return undefined;
  const activations = appliedActivations(one, context).filter(
    ({ input }) => largestOf(adjoints.gradient(input)) > 0,
  );
  if (activations.length === 0) return undefined;
  // Of `np.exp(-w * x)` nobody says whether minus w x or w x is meant.
  const claimed = (activation: AppliedActivation) =>
    isNegated(activation.input) && !nameBeside(activation.output, activation.input, writings)
      ? "unknown"
      : claimBefore(one, activation, context);
  const pinned = claimedGradients(readBy({ claimed: recorded }, claims, forward).claims);
  const worlds = pinned.size > 0 ? [new Map<Recorded, Float64Array>(), pinned] : [pinned];
  for (const numbers of worlds) {
    const isOf = (value: Recorded) =>
      !numbers.has(value) && adjoints.isGradient(recorded.data, value, { pinned: numbers });
    if (isSameLayout(recorded, variable.recorded) && isOf(variable.recorded)) return undefined;
    const found = activations.find(({ input }) => isOf(input));
    if (found) return claimed(found);
  }
  if (adjoints.isMultiple(recorded.data, variable.recorded)) return undefined;
  const found = activations.find(({ input }) => adjoints.isMultiple(recorded.data, input));
  return found && claimed(found);
}
