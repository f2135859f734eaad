import type { TrainableDocument } from "../../engine/document/document";
import type { SweepDocument } from "../../engine/document/parts/sweepDocument";
import type { JudgedRun } from "../../engine/document/sweep/outcome";
import type { PlannedRun, SweepingDocument } from "../../engine/document/sweep/plannedRuns";
import type { LoopOrMatrices } from "../../engine/training/sweeps/loopOrMatrices";
import type { RunLook, RunResult } from "../../engine/training/sweeps/runToEnd";
import type { CellSummary } from "../../engine/training/sweeps/summary";
import type { VariancePart } from "../../engine/training/sweeps/variance";
import type { WhatMatters } from "../../engine/training/sweeps/whatMatters";

export type { CellSummary, JudgedRun, LoopOrMatrices, RunLook, RunResult, VariancePart, WhatMatters };

/** What the page asks of a worker that runs a sweep's runs, one at a time. */
export type SweepCommand =
  /** What all runs are made from, until another one comes. */
  | { readonly kind: "open"; readonly document: SweepingDocument }
  /** Train one run to its end; it is reported by `progress` now and then, and by `done`. */
  | { readonly kind: "run"; readonly id: number; readonly planned: PlannedRun }
  /** Train a run for a short while, and say how long an epoch takes. */
  | { readonly kind: "time"; readonly id: number; readonly planned: PlannedRun }
  /** End the run that is under way where it is; it is done then, as one that was stopped. */
  | { readonly kind: "stop" }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" };

export type SweepReport =
  | { readonly kind: "progress"; readonly id: number; readonly epoch: number; readonly look?: RunLook }
  | { readonly kind: "done"; readonly id: number; readonly result: RunResult }
  | { readonly kind: "timed"; readonly id: number; readonly seconds: number }
  /** A fault of ours. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** What the page asks of the worker that does a sweep's statistics; each gets one answer. */
export interface StatisticsQuestion {
  readonly kind: "statistics";
  readonly id: number;
  readonly sweep: SweepDocument;
  /** Those that are done. */
  readonly runs: readonly JudgedRun[];
}

/** How long the gradients of minibatches take, worked one by one and at once. */
export interface TimingQuestion {
  readonly kind: "timing";
  readonly id: number;
  readonly document: TrainableDocument;
  readonly batches: readonly number[];
}

export interface TimingAnswer {
  readonly kind: "timing";
  readonly id: number;
  readonly timings: readonly LoopOrMatrices[];
}

export interface StatisticsAnswer {
  readonly kind: "statistics";
  readonly id: number;
  readonly cells: readonly CellSummary[];
  readonly matters: WhatMatters;
}
