import type { PlannedRun, SweepingDocument } from "../../engine/document/sweep/plannedRuns";
import type { RunResult } from "../../engine/training/sweeps/runToEnd";

export type { RunResult };

/** What the page asks of a worker that runs a sweep's runs, one at a time. */
export type SweepCommand =
  /** What all runs are made from, until another one comes. */
  | { readonly kind: "open"; readonly document: SweepingDocument }
  /** Train one run to its end; it is reported by `progress` now and then, and by `done`. */
  | { readonly kind: "run"; readonly id: number; readonly planned: PlannedRun }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" };

export type SweepReport =
  | { readonly kind: "progress"; readonly id: number; readonly epoch: number }
  | { readonly kind: "done"; readonly id: number; readonly result: RunResult }
  /** A fault of ours. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };
