import type { StoreApi } from "zustand/vanilla";
import type { SweepListener, SweepPool } from "../../../worker/sweep/client";
import type { Statistics, StatisticsListener } from "../../../worker/sweep/statisticsClient";
import type { Compare } from "./compareState";
import type { ResultShelf } from "./resultShelf";

/** What the store needs of its surroundings. */
export interface CompareSurroundings {
  createPool(size: number, listener: SweepListener): SweepPool;
  createStatistics(listener: StatisticsListener): Statistics;
  readonly shelf: ResultShelf;
  /** How many runs are trained at once. */
  readonly workers: number;
  /** In milliseconds. */
  now(): number;
  /** Calls back after a moment. */
  schedule(callback: () => void): void;
}

export type SetState = StoreApi<Compare>["setState"];
export type GetState = StoreApi<Compare>["getState"];
