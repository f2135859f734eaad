import type { NumberRange } from "../../math/parameter";

/** What is wrong with a value of a parameter, as a sentence; nothing where it is in range. */
export function valueFault(
  value: number,
  { minimum, above, below, maximum, integer }: NumberRange,
): string | undefined {
  if (!Number.isFinite(value)) return "must be a number";
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  if (above !== undefined && value <= above) return `must be above ${above}`;
  if (below !== undefined && value >= below) return `must be below ${below}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
  if (integer && !Number.isInteger(value)) return "must be a whole number";
  return undefined;
}
