import type { PlannedRun, SweepingDocument } from "../../engine/document/sweep/plannedRuns";
import { createLine } from "../line/line";
import type { RunLook, RunResult, SweepCommand, SweepReport } from "./protocol";

/** A pool of workers that trains the runs of a sweep. */
export interface SweepPool {
  /** Trains these runs, as many at once as there are workers; what was under way before is given up. */
  start(document: SweepingDocument, runs: readonly PlannedRun[]): void;
  /** Trains one of a document's runs for a short while, to see how long an epoch takes; `timed` says so. */
  time(document: SweepingDocument, planned: PlannedRun): void;
  pause(): void;
  resume(): void;
  /** Ends the runs under way where they are: they are `done` as runs that were stopped, and the others aren't begun. */
  stop(): void;
  /** Ends all workers; nothing is reported any more. */
  close(): void;
}

export interface SweepListener {
  /** Epochs completed of a run that is under way, by its index among those that were started; how it looks, now and then. */
  progress(index: number, epoch: number, look?: RunLook): void;
  done(index: number, result: RunResult): void;
  /** A run that came to nothing, and why. */
  failed(index: number, message: string): void;
  /** How long an epoch takes. */
  timed(seconds: number): void;
  /** All runs are done or failed. */
  ended(): void;
}

/** A run that ends its worker so often isn't tried again. */
const deathsOfOneRun = 2;

/** @param size how many workers there are at most */
export function createSweepPool(size: number, listener: SweepListener): SweepPool {
  let document: SweepingDocument | undefined;
  let runs: readonly PlannedRun[] = [];
  let waiting: number[] = [];
  let workers: ReturnType<typeof startWorker>[] = [];
  let paused = false;
  let stopping = false;
  const deaths = new Map<number, number>();

  function startWorker() {
    let index: number | undefined;
    const line = createLine<SweepCommand, SweepReport>({
      start: () => new Worker(new URL("./runs.ts", import.meta.url), { type: "module" }),
      // A worker that rests owes nothing.
      owes: () => index !== undefined && !paused,
      receive,
      died,
    });
    function receive(report: SweepReport): void {
      if (index === undefined || report.id !== index) return;
      if (report.kind === "progress") listener.progress(index, report.epoch, report.look);
      else if (report.kind === "timed") {
        close();
        listener.timed(report.seconds);
      }
      // That the time isn't known hurts no run; those say what is wrong.
      else if (runs.length === 0) close();
      else {
        const ended = index;
        index = undefined;
        if (report.kind === "done") listener.done(ended, report.result);
        else listener.failed(ended, report.message);
        // Who hears of it may have ended all.
        if (line.isOpen()) next();
      }
    }
    function next(): void {
      const first = waiting.shift();
      if (first === undefined) {
        endWhereAllIsDone();
        return;
      }
      line.post({ kind: "run", id: first, planned: runs[first] });
      index = first;
    }
    function died(why: string): void {
      const lost = index;
      index = undefined;
      workers = workers.filter((other) => other !== self);
      if (lost !== undefined && !stopping) again(lost, why);
      if (waiting.length > 0) add();
      else endWhereAllIsDone();
    }
    function timeOf(planned: PlannedRun): void {
      line.post({ kind: "time", id: 0, planned });
      index = 0;
    }
    line.open();
    const self = { send: line.post, end: line.end, next, timeOf, isBusy: () => index !== undefined };
    return self;
  }

  /** A run whose worker died is tried again, and given up where that happens twice. */
  function again(index: number, why: string): void {
    if (runs.length === 0) return;
    const count = (deaths.get(index) ?? 0) + 1;
    deaths.set(index, count);
    if (count < deathsOfOneRun) waiting.unshift(index);
    else listener.failed(index, why);
  }

  function add(): void {
    if (!document) return;
    const worker = startWorker();
    workers.push(worker);
    worker.send({ kind: "open", document });
    if (paused) worker.send({ kind: "pause" });
    worker.next();
  }

  function endWhereAllIsDone(): void {
    if (waiting.length === 0 && !workers.some(({ isBusy }) => isBusy())) {
      const had = workers.length > 0;
      close();
      if (had) listener.ended();
    }
  }

  function close(): void {
    runs = [];
    for (const { end } of workers) end();
    workers = [];
    waiting = [];
    deaths.clear();
  }

  return {
    start(opened, planned) {
      close();
      paused = false;
      stopping = false;
      document = opened;
      runs = planned;
      waiting = runs.map((_, index) => index);
      const count = Math.min(size, runs.length);
      for (let k = 0; k < count; k++) add();
    },
    time(opened, planned) {
      close();
      paused = false;
      document = opened;
      const worker = startWorker();
      workers.push(worker);
      worker.send({ kind: "open", document });
      worker.timeOf(planned);
    },
    pause() {
      paused = true;
      for (const { send } of workers) send({ kind: "pause" });
    },
    resume() {
      paused = false;
      for (const { send } of workers) send({ kind: "resume" });
    },
    stop() {
      paused = false;
      stopping = true;
      waiting = [];
      for (const { send } of workers) send({ kind: "stop" });
    },
    close,
  };
}
