/** Numbers that each student gets others of: described in docs/format.md. */
export interface DrawnNumbers {
  /** What is drawn, in this order. */
  readonly numbers: readonly DrawnNumber[];
  /** Another seed gives everybody other numbers. */
  readonly seed: number;
  /** Whether a unit may be off for all examples. */
  readonly deadUnits?: boolean;
  /** Whose numbers the document holds; without it they are the exercise's own. */
  readonly id?: string;
}

/** A number, or all of a tensor, each drawn for itself: from a list, or from a range in steps. */
export type DrawnNumber = { readonly of: string } & (
  | { readonly values: readonly number[] }
  | { readonly from: number; readonly to: number; readonly step: number }
);

/** More choices than these nobody draws from by hand. */
export const mostChoices = 10_000;

/** Letters of a student's id. */
export const longestId = 80;

/** What a number is drawn from, in order. Steps are decimal: 0.1, 0.2, 0.3. */
export function choicesOf(drawn: DrawnNumber): readonly number[] {
  if ("values" in drawn) return [...new Set(drawn.values)];
  const { from, to, step } = drawn;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
}
