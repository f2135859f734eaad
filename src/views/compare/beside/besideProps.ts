import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import type { ComparedRun } from "../runs/rows";

/** What each view beside the table is given. */
export interface BesideProps {
  readonly document: SweepingDocument;
  /** Those within the brushes. */
  readonly rows: readonly ComparedRun[];
}
