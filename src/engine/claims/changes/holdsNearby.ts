import type { Recorded } from "../../program/values/recorded";
import { agreesWithin, gradientFactor, isSameFactor } from "../claim/verdict";
import type { NearbyPass } from "./recomputed/nearbyPass";
import { Unknown } from "./recomputed/substitution";
import type { WrongLine } from "./wrongLine";

/**
 * Whether what a change makes of a claim is right at slightly other inputs, too; or whether that can't be told: an operation isn't
 * recorded, or nothing that is right here is so there.
 * @param now the claim's value with the change
 */
export function holdsNearby(wrong: WrongLine, now: Recorded): boolean {
  try {
    const pass = wrong.nearby();
    return pass === undefined || isRightIn(pass, wrong, now) || !isTelling(pass, wrong);
  } catch (error) {
    // Too deep for the stack, too.
    if (error instanceof Unknown || error instanceof RangeError) return true;
    throw error;
  }
}

function isRightIn(
  pass: NearbyPass,
  { claim, read, undone, gradient, tolerance }: WrongLine,
  now: Recorded,
): boolean {
  if (claim.rounds) return true;
  const numbers = pass.numbersOf(now);
  const truth = pass.gradient(claim.variable, read).map((number) => number * undone);
  if (agreesWithin(numbers, truth, tolerance)) return true;
  const [here, there] = [
    gradientFactor(now.data, gradient, tolerance),
    gradientFactor(numbers, truth, tolerance),
  ];
  return here !== undefined && there !== undefined && isSameFactor(here, there, tolerance);
}

const isTelling = (pass: NearbyPass, { right, tolerance }: WrongLine): boolean =>
  right.length === 0 ||
  right.some(({ claimed, variable }) =>
    agreesWithin(pass.numbersOf(claimed), pass.gradient(variable), tolerance),
  );
