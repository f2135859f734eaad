import type { TrainableDocument } from "../document";
import type { LayerParameters } from "../parts/runState";
import type { DecidingFigure, VariedValue } from "../parts/sweepDocument";
import { versioned } from "../version";
import { documentOfRun, type PlannedRun, type SweepingDocument } from "./plannedRuns";

/** The figures of one epoch; of parts of the data that are absent, NaN. Losses are without the penalty. */
export type EpochFigures = Readonly<
  Record<
    | "epoch"
    | "trainLoss"
    | "validationLoss"
    | "testLoss"
    | "trainError"
    | "validationError"
    | "testError"
    | "seconds",
    number
  >
>;

/** How one run of a sweep came out, as far as it is compared. */
export interface RunOutcome {
  /** The end of the run; where it stopped early, that of the parameters that are kept is `best`. */
  readonly end: EpochFigures;
  /** The epoch with the lowest validation loss, where there are validation examples. */
  readonly best?: EpochFigures;
  readonly stopped: { readonly kind: "user" | "epochs" | "patience" | "diverged" | "solved" };
}

/** What statistics need of a run. */
export interface JudgedRun {
  readonly cell: number;
  /** In the order of the sweep's settings. */
  readonly values: readonly VariedValue[];
  /** The one that decides; NaN where the run has none. */
  readonly figure: number;
  readonly diverged: boolean;
}

/** A run by its settings and the figure that decides: NaN where it diverged and its end decides. */
export const judged = (run: PlannedRun & RunOutcome, decides: DecidingFigure): JudgedRun => ({
  cell: run.cell,
  values: run.values,
  figure: decidedFigure(run, decides),
  diverged: run.stopped.kind === "diverged",
});

/** Where a run stands at its end, beside the document that it was trained from. */
export interface Reached extends Required<Pick<TrainableDocument, "initial" | "state">> {
  readonly layers: readonly LayerParameters[];
}

/**
 * The figure that decides, of one run. A run that diverged has no end, so that of its end is NaN; what it had reached
 * before, at its best epoch, is a figure as any other.
 */
export function decidedFigure({ best, end, stopped }: RunOutcome, { figure, at }: DecidingFigure): number {
  if (at === "best") return (best ?? end)[figure];
  return stopped.kind === "diverged" ? Number.NaN : end[figure];
}

/** A run at its end as a document, with all that its next step depends on. */
export function documentAtEnd(
  document: SweepingDocument,
  planned: PlannedRun,
  reached: Reached,
): TrainableDocument {
  const start = documentOfRun(document, planned);
  const layers = start.layers.map((layer, l) => ({ ...layer, ...reached.layers[l] }));
  return versioned({ ...start, ...reached, layers }) as TrainableDocument;
}
