import type { TrainableDocument } from "../engine/network/document";
import type { Bounds } from "../engine/run/region";
import type { Metrics, Stop } from "../engine/run/training/session";
import type { TrainingClient, TrainingListener } from "../worker/training/client";
import type { RegionMap } from "../worker/training/protocol";

/** Several trainings side by side that differ in one setting. */
export interface Capacity {
  /** The id of the sweep. */
  readonly sweep: string;
  readonly running: boolean;
  readonly runs: readonly CapacityRun[];
}

export interface CapacityRun {
  readonly value: number;
  readonly status: "waiting" | "running" | "done" | "failed";
  readonly epoch: number;
  /** The limit. */
  readonly epochs: number;
  /** Of the parameters of this moment; at the end, of those that are kept. */
  readonly metrics?: Metrics;
  readonly region?: RegionMap;
  readonly stopped?: Stop;
  /** Why it failed. */
  readonly problem?: string;
}

export interface CapacityRunner {
  start(document: TrainableDocument, sweep: string, values: readonly number[], bounds?: Bounds): void;
  /** Ends what is under way; what has been reached stays to be seen. */
  stop(): void;
  /** Ends and forgets everything. */
  close(): void;
  /** What a run has reached; nothing before it has begun. */
  documentOf(place: number): Promise<TrainableDocument | undefined>;
}

export declare function createCapacity(
  surroundings: { connect(listener: TrainingListener): TrainingClient; readonly workers: number },
  changed: (state: Capacity | undefined) => void,
): CapacityRunner;
