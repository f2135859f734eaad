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
