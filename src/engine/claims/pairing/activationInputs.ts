import type { ValueWriting } from "../../program/run/passes/writings";
import type { Recorded } from "../../program/values/recorded";
import { type Claim, claimOf } from "../claim/claim";
import { dependsOn } from "../claim/history";
import type { PossibleClaim } from "../claim/possibleClaim";
import { isSameLayout } from "../claim/verdict";
import { nameBeside } from "./activation";
import type { PairingContext } from "./pairingContext";

/** An activation's output that a name can mean, and what went into the activation. */
export interface AppliedActivation {
  readonly output: ValueWriting;
  readonly input: Recorded;
}

/** The activations whose outputs a name can mean, and whose inputs have the layout of the claim and none of its own below. */
export const appliedActivations = (one: PossibleClaim, context: PairingContext): AppliedActivation[] =>
  one.variables.flatMap((output) => {
    const input = context.inputOf(output);
    const isMeant =
      input && isSameLayout(input, one.writing.recorded) && !isClaimedLater(one, input, context);
    return isMeant ? [{ output, input }] : [];
  });

/** The claim of what an activation was given whose output the name means. */
export function claimBefore(
  one: PossibleClaim,
  { output, input }: AppliedActivation,
  { run, writings }: PairingContext,
): Claim {
  const named = nameBeside(output, input, writings);
  if (named) return claimOf(one, named, run);
  const claim = claimOf(one, { ...output, recorded: input }, run);
  return { ...claim, of: `${claim.of} before its activation` };
}

/** Whether a later line, computed from this one, says that it is the gradient of a value. */
const isClaimedLater = ({ writing }: PossibleClaim, value: Recorded, { possible }: PairingContext): boolean =>
  possible.some(
    (later) =>
      later.writing.order > writing.order &&
      later.variables.some((one) => one.recorded === value) &&
      isSameLayout(later.writing.recorded, value) &&
      dependsOn(later.writing.recorded, writing.recorded),
  );
