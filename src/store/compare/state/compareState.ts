import type { TrainableDocument } from "../../../engine/document/document";
import type { SweepDocument } from "../../../engine/document/parts/sweepDocument";
import type { PlannedRun, SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import type {
  CellSummary,
  LoopOrMatrices,
  RunLook,
  RunResult,
  StatisticsAnswer,
  VariancePart,
  WhatMatters,
} from "../../../worker/sweep/protocol";

export type { CellSummary, LoopOrMatrices, RunLook, RunResult, VariancePart, WhatMatters };

/** One run of the sweep, and how far it is. */
export interface CompareRun {
  readonly planned: PlannedRun;
  /** What it is trained from, as `runKey` writes it. */
  readonly key: string;
  readonly status: "waiting" | "running" | "done" | "stopped" | "failed";
  /** Completed, of a run that is under way. */
  readonly epoch?: number;
  /** Of a run that is under way, a moment ago. */
  readonly look?: RunLook;
  /** Of a run that is done; of one that was stopped by hand, where it was then. */
  readonly result?: RunResult;
  /** Why it failed. */
  readonly problem?: string;
}

/** A run that hasn't begun, or is to begin again. */
export const waitingRun = ({ planned, key }: CompareRun): CompareRun => ({ planned, key, status: "waiting" });

/** The sweep in Train's document, and its runs. */
export interface SweepSlice {
  /** Nothing where the document has no sweep. */
  readonly document: SweepingDocument | undefined;
  /** In the order of `plannedRuns`. */
  readonly runs: readonly CompareRun[];
  /** What went wrong with keeping, as a sentence. */
  readonly problem?: string | undefined;

  /** Changes the sweep in Train's document; undone there. Runs that stay part of it stay as they are. */
  change(sweep: SweepDocument | undefined, gesture?: string): void;
  /** A run where it ended, as a document; nothing where it hasn't begun. */
  documentOf(run: CompareRun): TrainableDocument | undefined;
}

/** How the runs are trained. */
export interface RunningSlice {
  /** "looking" while what was kept is looked for. */
  readonly status: "looking" | "idle" | "running" | "paused";
  /** Seconds of the clock that the runs of this start have taken, pauses left out, and how many of them are done. */
  readonly spent: { readonly seconds: number; readonly runs: number };
  /** Seconds that all runs will take at most, by a look at one of them; absent until it has been looked at. */
  readonly estimate?: number | undefined;
  /** How many runs are trained at once. */
  readonly workers: number;

  /** Trains what isn't done; what was stopped begins again. */
  start(): void;
  pause(): void;
  /** Ends what is under way where it is: it can be seen and opened, and counts as not done. */
  stop(): void;
}

/** What is computed of the runs, and of Train's network beside. */
export interface StatisticsSlice {
  /** Of the runs that are done; it follows a moment behind them. */
  readonly statistics?: StatisticsAnswer | undefined;
  /** The gradients of minibatches, one by one and at once; absent until they have been timed. */
  readonly timings?: readonly LoopOrMatrices[] | undefined;

  /** Times the gradients of minibatches of Train's network. */
  time(batches: readonly number[]): void;
}

/** What Compare works on, in slices by trade. */
export type Compare = SweepSlice & RunningSlice & StatisticsSlice;
