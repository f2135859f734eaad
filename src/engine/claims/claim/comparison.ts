import { transposed } from "../../math/transposed";
import type { Adjoints } from "./adjoints";
import type { Claim } from "./claim";
import { agreesWithin, gradientFactor, isMatrix, isRounded, isSameLayout, isWithin } from "./verdict";

/** A claim beside the true gradient. */
export interface Comparison {
  readonly gradient: Float64Array;
  /** In the variable's layout; absent where the shape doesn't fit. */
  readonly claimed: Float64Array | undefined;
  readonly verdict: "right" | "rounding" | "wrong";
  /** Rows and columns are exchanged, and the numbers are right. */
  readonly isTurned: boolean;
  /** By how much every number is multiplied. */
  readonly factor?: number;
}

export function comparisonOf({ claimed: recorded, variable, rounds }: Claim, adjoints: Adjoints): Comparison {
  const { tolerance } = adjoints;
  const gradient = adjoints.gradient(variable);
  const isGradient = (numbers: Float64Array) =>
    agreesWithin(numbers, gradient, tolerance) || isWithin(numbers, gradient, adjoints.leftover(variable));
  // Axes of length 1 make no difference.
  if (isSameLayout(recorded, variable)) {
    const claimed = recorded.data;
    const isRight = isGradient(claimed);
    const factor = isRight ? undefined : gradientFactor(claimed, gradient, tolerance);
    return {
      gradient,
      claimed,
      verdict: isRight ? "right" : isRounded(claimed, gradient, rounds) ? "rounding" : "wrong",
      isTurned: false,
      ...(factor !== undefined && { factor }),
    };
  }
  const [rows, columns] = recorded.shape;
  const isOther =
    isMatrix(recorded) && isMatrix(variable) && rows === variable.shape[1] && columns === variable.shape[0];
  const claimed = isOther ? transposed(recorded.data, recorded.shape) : undefined;
  const isTurned = claimed !== undefined && isGradient(claimed);
  return { gradient, claimed: isTurned ? claimed : undefined, verdict: "wrong", isTurned };
}
