import type { PlannedRun } from "../../../engine/document/sweep/plannedRuns";
import type { CompareRun, RunResult } from "./compareState";
import type { ResultShelf } from "./resultShelf";

/** What has come out, by what runs are trained from; also of runs that the sweep has lost, and may get back. */
export interface KnownRuns {
  /** Looks for what was kept of those that aren't known. */
  lookUp(keys: readonly string[]): Promise<void>;
  /** A run of the sweep as far as it is known. */
  runOf(planned: PlannedRun, key: string): CompareRun;
  /** @returns rejects where it can't be kept */
  done(key: string, result: RunResult): Promise<void>;
  failed(key: string, problem: string): void;
  /** What failed may be tried again. */
  forgetProblems(): void;
}

export function createKnownRuns(shelf: ResultShelf): KnownRuns {
  const results = new Map<string, RunResult>();
  const problems = new Map<string, string>();
  return {
    async lookUp(keys) {
      const unknown = keys.filter((key) => !results.has(key));
      const kept = await shelf.get(unknown).catch(() => unknown.map(() => undefined));
      for (const [k, result] of kept.entries()) if (result) results.set(unknown[k], result);
    },
    runOf(planned, key) {
      const [result, problem] = [results.get(key), problems.get(key)];
      // Its place in this sweep may be another one than in the one that it was run for.
      if (result) return { planned, key, status: "done", result: { ...result, ...planned } };
      return problem === undefined
        ? { planned, key, status: "waiting" }
        : { planned, key, status: "failed", problem };
    },
    done(key, result) {
      results.set(key, result);
      return shelf.put(key, result);
    },
    failed: (key, problem) => void problems.set(key, problem),
    forgetProblems: () => problems.clear(),
  };
}
