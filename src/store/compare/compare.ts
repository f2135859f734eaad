import { createStore, type StoreApi } from "zustand/vanilla";
import type { TrainableDocument } from "../../engine/document/document";
import { documentAtEnd, judged } from "../../engine/document/sweep/outcome";
import { plannedRuns, type SweepingDocument, settingsOfRun } from "../../engine/document/sweep/plannedRuns";
import { runKey } from "../../engine/document/sweep/runKey";
import { sweepFaults } from "../../engine/document/sweep/sweepFaults";
import { versioned } from "../../engine/document/version";
import type { SweepListener, SweepPool } from "../../worker/sweep/client";
import type { RunResult } from "../../worker/sweep/protocol";
import type { Statistics, StatisticsListener } from "../../worker/sweep/statisticsClient";
import type { Training } from "../training/training";
import type { Compare, CompareRun } from "./compareState";
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

const unkept = "What the runs come to can't be kept in this browser: a reload of the page loses it.";

/** Makes the store that Compare works on, over Train's document. */
export function createCompare(
  training: StoreApi<Training>,
  { createPool, createStatistics, shelf, workers, now, schedule }: CompareSurroundings,
): StoreApi<Compare> {
  return createStore<Compare>((set, get) => {
    /** What has come out, by key; also of runs that the sweep has lost, and may get back. */
    const results = new Map<string, RunResult>();
    const problems = new Map<string, string>();
    /** The places of the pool's runs among all. */
    let started: readonly number[] = [];
    let changed = new Map<number, Partial<CompareRun>>();
    let since = 0;
    let ticking = false;
    /** Whether the statistics of the present sweep have been asked for. */
    let isAwaited = false;
    let askedAt = 0;
    let answeredAt = 0;

    const pool = createPool(workers, {
      progress: (index, epoch, look) =>
        show(started[index], { status: "running", epoch, ...(look && { look }) }),
      done(index, result) {
        if (result.stopped.kind === "user") {
          show(started[index], { status: "stopped", result });
          return;
        }
        const { key } = get().runs[started[index]];
        results.set(key, result);
        show(started[index], { status: "done", result });
        set(({ spent }) => ({ spent: { ...spent, runs: spent.runs + 1 } }));
        shelf.put(key, result).catch(() => set({ problem: unkept }));
      },
      failed(index, problem) {
        problems.set(get().runs[started[index]].key, problem);
        show(started[index], { status: "failed", problem });
      },
      timed: (seconds) => set({ estimate: estimateOf(get(), seconds) }),
      ended() {
        rest();
        askStatistics();
        set(({ runs }) => ({
          status: "idle",
          // One whose worker died while it was to stop.
          runs: runs.map((run) => (run.status === "running" ? unstarted(run) : run)),
        }));
      },
    });

    const statistics = createStatistics({
      answered(answer) {
        if (answer.kind === "timing") set({ timings: answer.timings });
        // Those of another sweep have other settings, and other values.
        else if (isAwaited) {
          answeredAt = now();
          set({ statistics: answer });
        }
      },
      failed: (problem) => set({ problem }),
    });

    function askStatistics(): void {
      const { document, runs } = get();
      isAwaited = document !== undefined;
      askedAt = now();
      if (document)
        statistics.ask({
          kind: "statistics",
          sweep: document.sweep,
          runs: runs.flatMap(({ status, result }) =>
            status === "done" && result ? [judged(result, document.sweep.decides)] : [],
          ),
        });
    }

    /** While runs go on their statistics get a fifth of a processor: a forest over a thousand runs takes seconds. */
    const mayAsk = () => answeredAt >= askedAt && now() - answeredAt >= 4 * (answeredAt - askedAt);

    /** Many reports come in a moment. */
    function show(index: number, change: Partial<CompareRun>): void {
      const isFirst = changed.size === 0;
      changed.set(index, { ...changed.get(index), ...change });
      if (isFirst) schedule(showChanged);
    }

    function showChanged(): void {
      const all = changed;
      changed = new Map();
      if (all.size === 0) return;
      set(({ runs }) => ({
        runs: runs.map((run, index) => (all.has(index) ? { ...run, ...all.get(index) } : run)),
      }));
      if ([...all.values()].some(({ result }) => result) && mayAsk()) askStatistics();
      tick();
    }

    function tick(): void {
      if (!ticking) return;
      const time = now();
      const passed = (time - since) / 1000;
      since = time;
      set(({ spent }) => ({ spent: { ...spent, seconds: spent.seconds + passed } }));
    }

    function rest(): void {
      showChanged();
      ticking = false;
    }

    /** The runs that Train's document asks for, with what is known of them. */
    async function follow(): Promise<void> {
      pool.close();
      ticking = false;
      isAwaited = false;
      const { document: trained } = training.getState();
      const document = isSweeping(trained) && sweepFaults(trained).length === 0 ? trained : undefined;
      const planned = document ? plannedRuns(document.sweep) : [];
      const keys = document ? planned.map((run) => runKey(settingsOfRun(document, run))) : [];
      const runs = () => planned.map((run, index) => runOf(run, keys[index]));
      changed = new Map();
      set({
        document,
        runs: runs(),
        status: "looking",
        spent: { seconds: 0, runs: 0 },
        estimate: undefined,
        statistics: undefined,
        problem: undefined,
      });
      const unknown = keys.filter((key) => !results.has(key));
      const kept = await shelf.get(unknown).catch(() => unknown.map(() => undefined));
      for (const [k, result] of kept.entries()) if (result) results.set(unknown[k], result);
      if (get().document !== document) return;
      set({ runs: runs(), status: "idle" });
      askStatistics();
      const [first] = document
        ? get().runs.flatMap((run) => (run.status === "waiting" ? [run.planned] : []))
        : [];
      if (document && first) pool.time(document, first);
    }

    function runOf(planned: CompareRun["planned"], key: string): CompareRun {
      const [result, problem] = [results.get(key), problems.get(key)];
      // Its place in this sweep may be another one than in the one that it was run for.
      if (result) return { planned, key, status: "done", result: { ...result, ...planned } };
      return problem === undefined
        ? { planned, key, status: "waiting" }
        : { planned, key, status: "failed", problem };
    }

    training.subscribe((state, before) => {
      if (trainsTheSame(state.document, before.document)) return;
      void follow();
    });
    queueMicrotask(() => void follow());

    return {
      document: undefined,
      runs: [],
      status: "looking",
      spent: { seconds: 0, runs: 0 },
      workers,
      change(sweep, gesture) {
        training.getState().edit((document) => {
          const { sweep: _sweep, ...rest } = document;
          return versioned(sweep ? { ...rest, sweep } : rest);
        }, gesture);
      },
      start() {
        const { document, status, runs } = get();
        if (!document || status === "running" || status === "looking") return;
        since = now();
        ticking = true;
        if (status === "paused") {
          pool.resume();
          set({ status: "running" });
          return;
        }
        started = runs.flatMap(({ status: state }, index) => (state === "done" ? [] : [index]));
        if (started.length === 0) return;
        problems.clear();
        // Both would share the processor.
        training.getState().pause();
        set({
          status: "running",
          spent: { seconds: 0, runs: 0 },
          runs: runs.map((run) =>
            run.status === "failed" || run.status === "stopped" ? unstarted(run) : run,
          ),
        });
        pool.start(
          document,
          started.map((index) => runs[index].planned),
        );
      },
      pause() {
        if (get().status !== "running") return;
        pool.pause();
        rest();
        set({ status: "paused" });
      },
      stop() {
        const { status } = get();
        if (status === "running" || status === "paused") pool.stop();
      },
      time(batches) {
        set({ timings: undefined });
        statistics.ask({ kind: "timing", document: training.getState().document, batches });
      },
      documentOf({ planned, result }) {
        const { document } = get();
        return document && result && documentAtEnd(document, planned, result.reached);
      },
    };
  });
}

const unstarted = ({ planned, key }: CompareRun): CompareRun => ({ planned, key, status: "waiting" });

const isSweeping = (document: TrainableDocument): document is SweepingDocument =>
  document.sweep !== undefined;

/** Whether the runs of two documents are the same: one that has been trained on is. */
function trainsTheSame(one: TrainableDocument, other: TrainableDocument): boolean {
  if (one === other) return true;
  return one.sweep === other.sweep && runKey(one) === runKey(other);
}

/** All runs that aren't done, each to its limit of epochs. */
function estimateOf({ document, runs, workers }: Compare, secondsOfEpoch: number): number | undefined {
  if (!document) return undefined;
  const epochs = runs.reduce(
    (sum, { status, planned }) =>
      status === "done" ? sum : sum + settingsOfRun(document, planned).training.epochs,
    0,
  );
  return (epochs * secondsOfEpoch) / workers;
}
