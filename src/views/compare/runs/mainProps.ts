import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import type { ParallelAxis } from "./axes";
import type { ComparedQuantity, ComparedRun } from "./rows";

/** What each large picture of the runs is given. */
export interface MainProps {
  readonly document: SweepingDocument;
  /** Those that are done, or were stopped. */
  readonly rows: readonly ComparedRun[];
  readonly quantities: readonly ComparedQuantity[];
  /** Those that are shown. */
  readonly axes: readonly ParallelAxis[];
  /** Places of the runs within all brushes. */
  readonly inside: ReadonlySet<number>;
}
