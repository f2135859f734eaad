import { claimOf } from "../claim/claim";
import { isSameLayout } from "../claim/verdict";
import { appliedActivations } from "./activationInputs";
import { isRight, type Pair, type PairingContext } from "./pairingContext";

/**
 * What is carried through an activation under one name is claimed before it too:
 *
 *     dh = W2.T @ dy          of h: the stage
 *     dh *= 1 - h ** 2        of z
 */
export const withStages = (pairs: readonly Pair[], context: PairingContext): Pair[] =>
  pairs.flatMap((pair) => {
    const { possible, claim } = pair;
    const { stage } = possible;
    const output =
      stage && appliedActivations(possible, context).find(({ input }) => input === claim.variable)?.output;
    if (!output || claim.variable === output.recorded) return [pair];
    const earlier = claimOf(stage, output, context.run);
    if (!isSameLayout(earlier.claimed, output.recorded)) return [pair];
    const pinned = new Map([[output.recorded, earlier.claimed.data]]);
    const isMeant =
      isRight(earlier, context) ||
      context.adjoints.isGradient(claim.claimed.data, claim.variable, { pinned });
    return isMeant ? [{ possible: stage, claim: earlier, isSure: false }, pair] : [pair];
  });
