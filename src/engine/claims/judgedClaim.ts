import type { Cause } from "./causes";
import type { Claim } from "./claim/claim";
import type { GradientVerdict } from "./claim/verdict";

/** A claim beside the truth. */
export interface JudgedClaim extends Claim {
  readonly verdict: GradientVerdict;
  readonly gradient: Float64Array;
  /** The largest difference, as a share of the array's largest number; absent where the shapes differ. */
  readonly largest?: number;
  /** By how much the true gradient was multiplied, where that is a convention. */
  readonly factor?: number;
  /** Of a convention: which; of what is right: how little that says. As the end of a sentence. */
  readonly words?: string;
  readonly cause?: Cause;
  /** Of a line that isn't a claim, where the mistake was made: the name of the claim into which its value goes. */
  readonly goesInto?: string;
}

/** The line that made a claim wrong, where it is another one, and what it made wrong beside it. */
export interface MistakenLine {
  readonly claim: Claim;
  readonly line: number;
  readonly name: string;
  readonly cause?: Cause;
  readonly mends: readonly Claim[];
}
