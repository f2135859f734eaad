import type { Reason } from "../reason";

/** What a loss says of an output that is as it should be. */
export const targetMet: Reason = { kind: "met", text: "the output meets its target" };

/** What a hinge says of a margin that is kept, and no more than kept. */
export const hingeTie: Reason = {
  kind: "kink",
  text: "the margin is 1 exactly, where the hinge has a kink; by convention such a tie counts as kept, with a slope of 0",
};

/**
 * What a loss says of a probability that can't be told from its target: none is 0 or 1 but by rounding.
 * @param isOnly whether it is the only class there is, whose probability is 1
 * @param target what it meets
 */
export const probabilityMet = (t: number, isOnly = false, target = "target"): Reason =>
  (t === 0 || t === 1) && !isOnly
    ? {
        kind: "rounded",
        text: "the probability is so near its target that double precision can't tell them apart",
      }
    : { kind: "met", text: `the probability meets its ${target}` };
