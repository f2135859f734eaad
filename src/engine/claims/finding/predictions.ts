import type { ValueWriting } from "../../program/run/passes/writings";
import type { Adjoints } from "../claim/adjoints";
import type { PossibleClaim } from "../claim/possibleClaim";
import { isSameLayout } from "../claim/verdict";
import { isTarget } from "./candidates";

/**
 * Takes `dy = 2 * (y_hat - y) / n` for the gradient of what is compared with the target, and called after it, unless the numbers are
 * the target's own gradient, or another line claims that of the prediction.
 */
export function ofPredictions(
  claims: readonly PossibleClaim[],
  variables: readonly ValueWriting[],
  adjoints: Adjoints,
): readonly PossibleClaim[] {
  const claimed = new Set(claims.flatMap((one) => one.variables.map(({ recorded }) => recorded)));
  return claims.map((claim) => {
    const { recorded, order } = claim.writing;
    const isMeant = claim.variables.some(
      (one) => !isTarget(one) || adjoints.isGradient(recorded.data, one.recorded),
    );
    if (isMeant) return claim;
    const predictions = variables.filter(
      (one) =>
        one.order < order &&
        one.recorded.node !== undefined &&
        !claimed.has(one.recorded) &&
        isSameLayout(one.recorded, recorded) &&
        claim.variables.some(({ key }) => isPredictionOf(String(one.key), String(key))),
    );
    return predictions.length > 0 ? { ...claim, variables: predictions.slice(-1) } : claim;
  });
}

/** Whether a name is a target's with what says that it is computed: `y_hat`, `ypred`, `y_p`; or says it alone: `pred`, `output`. */
const isPredictionOf = (name: string, target: string): boolean =>
  /^_?(?:hat|p|pr|pred|prob|out)\w*$/i.test(name.startsWith(target) ? name.slice(target.length) : "") ||
  /^(?:hat|pred|prob|out)\w*$/i.test(name);
