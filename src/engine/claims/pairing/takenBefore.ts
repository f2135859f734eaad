import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import { claimedGradients, readBy } from "../claim/readBy";
import { Subarray } from "../claim/subarray";
import { agreesWithin, isMultiple, largestOf } from "../claim/verdict";
import { isNegated } from "./activation";
import { appliedActivations, claimBefore } from "./activationInputs";
import { isRight, type Pair, type PairingContext } from "./pairingContext";

/**
 * Of a line that is wrong, the lines that read it tell whether they take it for the gradient behind an activation or before it:
 *
 *     dh = (W2.T @ dy) * h     wrong, for z = W1 @ x and h = np.tanh(z)
 *     dW1 = dh @ x.T           takes it for the gradient of z
 */
export function takenBefore(pairs: readonly Pair[], context: PairingContext): Pair[] {
  const { adjoints, forward } = context;
  const { tolerance } = adjoints;
  const result = [...pairs];
  /** What each claim reads, as long as none is changed. */
  let known: ReturnType<typeof allReads> | undefined;
  const readsOf = () => {
    known ??= allReads(
      result.map(({ claim }) => claim),
      forward,
    );
    return known;
  };
  for (const [k, { possible, claim, isSure }] of result.entries()) {
    if (claim.isSeed || claim.variable instanceof Subarray) continue;
    if (isRight(claim, context) || adjoints.isMultiple(claim.claimed.data, claim.variable)) continue;
    const activations = appliedActivations(possible, context).filter(({ input }) => !isNegated(input));
    if (activations.length === 0) continue;
    const readers = result.flatMap(({ claim: one }, at) => {
      const read = readsOf()[at];
      return read.includes(claim) && one.variable !== claim.variable ? [{ one, read }] : [];
    });
    const isTakenFor = (variable: Recorded) =>
      readers.some(({ one: { claimed, variable: of }, read }) => {
        const others = read.filter((other) => other !== claim);
        const pinned = claimedGradients(others).set(variable, claim.claimed.data);
        const carried = adjoints.gradient(of, { pinned });
        return (
          largestOf(carried) > 0 &&
          (agreesWithin(claimed.data, carried, tolerance) || isMultiple(claimed.data, carried, tolerance))
        );
      });
    const pinned = claimedGradients(readsOf()[k]);
    const isCarried = adjoints.isGradient(claim.claimed.data, claim.variable, { pinned });
    if (isCarried || isTakenFor(claim.variable)) continue;
    const found = activations.find(({ input }) => isTakenFor(input));
    if (!found) continue;
    result[k] = { possible, claim: claimBefore(possible, found, context), isSure };
    known = undefined;
  }
  return result;
}

/** What each claim reads of those before it. */
const allReads = (claims: readonly Claim[], forward: ReadonlySet<Recorded>): (readonly Claim[])[] =>
  claims.map((one, at) => readBy(one, claims.slice(0, at), forward).claims);
