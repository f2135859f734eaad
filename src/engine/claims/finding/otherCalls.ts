import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";
import type { PossibleClaim } from "../claim/possibleClaim";

/**
 * Leaves out what a function that computes the number and its gradients claims when it is called again for another one, as by a
 * numerical check that moves a weight by h: those are gradients of that other number.
 */
export function withoutOtherCalls(
  claims: readonly PossibleClaim[],
  writings: readonly ValueWriting[],
  isForward: (writing: ValueWriting) => boolean,
): readonly PossibleClaim[] {
  const forward = new Set(
    writings.flatMap((one) =>
      one.owner instanceof Scope && !one.isArgument && isForward(one) ? [one.owner] : [],
    ),
  );
  const own = new Set(
    claims.flatMap(({ writing: { owner, statement } }) =>
      owner instanceof Scope && owner.kind !== "module" && forward.has(owner) ? [statement] : [],
    ),
  );
  return claims.filter(
    ({ writing: { owner, statement } }) =>
      !own.has(statement) || !(owner instanceof Scope) || forward.has(owner),
  );
}
