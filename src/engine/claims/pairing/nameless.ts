import type { PossibleClaim } from "../claim/possibleClaim";
import { isSameLayout } from "../claim/verdict";
import type { PairingContext } from "./pairingContext";

/** So many values are looked at of which another is computed. */
const mostValues = 60;

/** Whether a name says no more than that it is an error signal. */
export const isSignal = ({ writing: { key } }: PossibleClaim): boolean =>
  /^(?:deltas?|δ|err)$/i.test(String(key));

/**
 * Whether an error signal is the gradient of a value without a name from which one is made that its name could mean:
 *
 *     y = np.tanh(W @ x)
 *     delta = (y - t) * (1 - y ** 2)      of W @ x, and not of y
 */
export function isOfNameless(
  { writing: { key, recorded }, variables }: PossibleClaim,
  { adjoints, named }: PairingContext,
): boolean {
  if (!/^(?:deltas?|δ|err)/i.test(String(key))) return false;
  const found = new Set(variables.map((one) => one.recorded));
  for (const value of found)
    for (const input of value.node?.inputs ?? [])
      if (!named.has(input) && !input.isConstant && found.size < mostValues) found.add(input);
  return [...found].some(
    (value) =>
      !named.has(value) && isSameLayout(recorded, value) && adjoints.isGradient(recorded.data, value),
  );
}
