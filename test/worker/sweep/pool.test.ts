import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PlannedRun, SweepingDocument } from "../../../src/engine/document/sweep/plannedRuns";
import { createSweepPool } from "../../../src/worker/sweep/client";
import type { SweepCommand } from "../../../src/worker/sweep/protocol";
import { HeldWorker } from "../line/heldWorker";

beforeEach(() => {
  HeldWorker.all.length = 0;
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

const document = {} as SweepingDocument;
const planned = (count: number) =>
  Array.from({ length: count }, (_, cell): PlannedRun => ({ cell, repeat: 0, values: [cell] }));

function begin(size: number) {
  const heard: string[] = [];
  const pool = createSweepPool(size, {
    progress: (index, epoch) => heard.push(`${index} at ${epoch}`),
    done: (index) => heard.push(`${index} done`),
    failed: (index, why) => heard.push(`${index} failed: ${why}`),
    timed: (seconds) => heard.push(`${seconds} s`),
    ended: () => heard.push("ended"),
  });
  return { pool, heard };
}

/** The run that a worker was given last. */
function runOf(worker: HeldWorker): number | undefined {
  const command = worker.inbox.at(-1) as SweepCommand;
  return command.kind === "run" ? command.id : undefined;
}
const finish = (worker: HeldWorker) => worker.say({ kind: "done", id: runOf(worker), result: {} });

it("gives each worker the next run as soon as it is done with one", () => {
  const { pool, heard } = begin(2);
  pool.start(document, planned(3));
  const [one, two] = HeldWorker.all;
  expect([one, two].map(runOf)).toEqual([0, 1]);
  finish(two);
  expect(runOf(two)).toBe(2);
  one.say({ kind: "progress", id: 0, epoch: 5 });
  finish(one);
  finish(two);
  expect(heard).toEqual(["1 done", "0 at 5", "0 done", "2 done", "ended"]);
  expect(HeldWorker.all.every(({ terminated }) => terminated)).toBe(true);
});

it("tries a run whose worker died once more, and then says that it failed and goes on", () => {
  const { pool, heard } = begin(1);
  pool.start(document, planned(2));
  HeldWorker.latest().die();
  expect(HeldWorker.all).toHaveLength(2);
  expect(runOf(HeldWorker.latest())).toBe(0);
  HeldWorker.latest().die();
  expect(heard).toEqual(["0 failed: out of memory"]);
  expect(runOf(HeldWorker.latest())).toBe(1);
  finish(HeldWorker.latest());
  expect(heard).toEqual(["0 failed: out of memory", "1 done", "ended"]);
});

it("begins nothing more where whoever hears of a run ends all", () => {
  const heard: string[] = [];
  const pool = createSweepPool(1, {
    progress: () => undefined,
    done: (index) => {
      heard.push(`${index} done`);
      if (heard.length === 1) pool.start(document, planned(2));
    },
    failed: () => undefined,
    timed: () => undefined,
    ended: () => heard.push("ended"),
  });
  pool.start(document, planned(2));
  finish(HeldWorker.latest());
  expect(HeldWorker.all).toHaveLength(2);
  finish(HeldWorker.latest());
  finish(HeldWorker.latest());
  expect(heard).toEqual(["0 done", "0 done", "1 done", "ended"]);
});

it("tells how long an epoch takes, and nothing where that can't be tried", () => {
  const { pool, heard } = begin(1);
  const [first] = planned(1);
  pool.time(document, first);
  HeldWorker.latest().say({ kind: "timed", id: 0, seconds: 0.5 });
  pool.time(document, first);
  HeldWorker.latest().say({ kind: "fault", id: 0, message: "no" });
  pool.time(document, first);
  HeldWorker.latest().die();
  expect(heard).toEqual(["0.5 s"]);
});
