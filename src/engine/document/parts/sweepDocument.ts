/** A value of a varied setting: a number, or the id of a choice. */
export type VariedValue = number | string;

/** Many trainings of one document that differ in some of its settings: described in docs/format.md. */
export interface SweepDocument {
  readonly settings: readonly SweptSetting[];
  /** Listed runs, each with a value for every setting; then `settings` say which settings alone. */
  readonly runs?: readonly (readonly VariedValue[])[] | undefined;
  /** So many runs at random, instead of a grid. */
  readonly draw?: { readonly count: number; readonly seed: number } | undefined;
  /** How often each cell is run, each time with another seed; the seeds are the same in every cell. */
  readonly repeats: number;
  /** Of the weights and the order of the first run of each cell; the next ones have the next. */
  readonly seed: number;
  readonly decides: DecidingFigure;
}

/** A setting that is varied, and the values that it takes. A range is drawn from, so it needs `draw`. */
export type SweptSetting = { readonly setting: string } & (
  | { readonly values: readonly VariedValue[] }
  | { readonly from: number; readonly to: number; readonly scale: "linear" | "log" }
);

/** The figure by which runs are compared, and of which epoch. The test examples decide nothing. */
export interface DecidingFigure {
  readonly figure: (typeof decidingFigures)[number];
  readonly at: (typeof decidingEpochs)[number];
}

export const decidingFigures = ["validationLoss", "validationError", "trainLoss", "trainError"] as const;
/** "best" is the epoch with the lowest validation loss, or the last one where there are no validation examples. */
export const decidingEpochs = ["best", "end"] as const;

/** More runs than this in one sweep are refused. */
export const mostRuns = 5000;
