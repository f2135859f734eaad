import { expect, it, vi } from "vitest";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { TrainableDocument } from "../../../src/engine/document/document";
import { setTraining, twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import type { SweepDocument } from "../../../src/engine/document/parts/sweepDocument";
import type { PlannedRun, SweepingDocument } from "../../../src/engine/document/sweep/plannedRuns";
import { SweepRun } from "../../../src/engine/training/sweeps/runToEnd";
import { createCompare } from "../../../src/store/compare/compare";
import type { ResultShelf } from "../../../src/store/compare/state/resultShelf";
import type { Training } from "../../../src/store/training/training";
import type { SweepListener } from "../../../src/worker/sweep/client";
import type { RunResult } from "../../../src/worker/sweep/protocol";
import type { StatisticsListener } from "../../../src/worker/sweep/statisticsClient";

const sweep: SweepDocument = {
  settings: [{ setting: "hiddenUnits", values: [2, 3] }],
  repeats: 2,
  seed: 1,
  decides: { figure: "validationLoss", at: "best" },
};
const start = {
  ...setTraining({ epochs: 2 })(twoCirclesDocument()),
  version: 5,
  sweep,
} as TrainableDocument;

/** Train's store as far as Compare uses it. */
function trainingOf(document: TrainableDocument) {
  return createStore(() => ({
    document,
    pause: () => undefined,
    edit(change: (document: TrainableDocument) => TrainableDocument) {
      training.setState({ document: change(training.getState().document) });
    },
  })) as unknown as StoreApi<Training>;
}
let training: StoreApi<Training>;

/** A pool that trains a run whenever it is asked to. */
function createWorld(shelf = new Map<string, RunResult>()) {
  training = trainingOf(start);
  let listener: SweepListener | undefined;
  let underWay: number[] = [];
  let statistics: StatisticsListener | undefined;
  let asked: { readonly document: SweepingDocument; readonly runs: readonly PlannedRun[] } | undefined;
  const asks: number[] = [];
  const kept: ResultShelf = {
    get: async (keys) => keys.map((key) => shelf.get(key)),
    put: async (key, result) => void shelf.set(key, result),
  };
  const compare = createCompare(training, {
    createPool(_size, heard) {
      listener = heard;
      return {
        start(document, runs) {
          asked = { document, runs };
          asks.push(runs.length);
          underWay = [];
        },
        time: () => heard.timed(0.5),
        pause: () => undefined,
        resume: () => undefined,
        stop() {
          for (const index of underWay)
            if (asked) heard.done(index, new SweepRun(asked.document, asked.runs[index]).stop());
          heard.ended();
        },
        close: () => undefined,
      };
    },
    createStatistics(heard) {
      statistics = heard;
      return { ask: () => undefined };
    },
    shelf: kept,
    workers: 1,
    now: () => 0,
    schedule: (callback) => callback(),
  });
  const finish = (index: number) => {
    if (!asked) throw new Error("nothing was started");
    const result = new SweepRun(asked.document, asked.runs[index]).work(() => 0, 1);
    if (result) listener?.done(index, result);
  };
  const goOn = (index: number) => {
    underWay.push(index);
    listener?.progress(index, 1);
  };
  const answer = () => statistics?.answered({ kind: "statistics", id: 1, cells: [], matters: {} });
  return { compare, finish, goOn, asks, answer, listener: () => listener as SweepListener };
}

const ready = (compare: ReturnType<typeof createWorld>["compare"]) =>
  vi.waitFor(() => expect(compare.getState().status).toBe("idle"));

it("runs what Train's document asks for, and estimates how long it takes", async () => {
  const { compare, finish, asks, listener } = createWorld();
  await ready(compare);
  expect(compare.getState().runs.map(({ status }) => status)).toEqual(Array(4).fill("waiting"));
  // Four runs of two epochs, half a second each.
  expect(compare.getState().estimate).toBe(4);
  compare.getState().start();
  expect(compare.getState().status).toBe("running");
  finish(0);
  finish(1);
  compare.getState().stop();
  expect(compare.getState().runs.map(({ status }) => status)).toEqual(["done", "done", "waiting", "waiting"]);
  compare.getState().start();
  expect(asks).toEqual([4, 2]);
  listener().failed(0, "short of memory");
  expect(compare.getState().runs[2]).toMatchObject({ status: "failed", problem: "short of memory" });
});

it("shows a run that was stopped where it stood, counts it as not done, and begins it again", async () => {
  const shelf = new Map<string, RunResult>();
  const { compare, finish, goOn, asks } = createWorld(shelf);
  await ready(compare);
  compare.getState().start();
  finish(0);
  goOn(1);
  compare.getState().stop();
  const { runs, status } = compare.getState();
  expect(status).toBe("idle");
  expect(runs.map((run) => run.status)).toEqual(["done", "stopped", "waiting", "waiting"]);
  expect(runs[1].result?.stopped).toMatchObject({ kind: "user", epoch: 0 });
  expect(compare.getState().documentOf(runs[1])?.layers[0].units).toBe(3);
  expect(shelf.size).toBe(1);
  compare.getState().start();
  expect(asks).toEqual([4, 3]);
  expect(compare.getState().runs[1].result).toBeUndefined();
});

it("shows no statistics of another sweep", async () => {
  const { compare, answer } = createWorld();
  await ready(compare);
  answer();
  expect(compare.getState().statistics).toBeDefined();
  compare.getState().change({ ...sweep, settings: [{ setting: "hiddenUnits", values: [5] }] });
  // What was asked of the sweep before comes late.
  answer();
  expect(compare.getState().statistics).toBeUndefined();
});

it("keeps what is done when the sweep changes, and doesn't run it again", async () => {
  const { compare, finish, asks } = createWorld();
  await ready(compare);
  compare.getState().start();
  for (const index of [0, 1, 2, 3]) finish(index);
  compare.getState().stop();
  compare.getState().change({ ...sweep, settings: [{ setting: "hiddenUnits", values: [4, 3] }] });
  await ready(compare);
  const states = compare.getState().runs.map(({ status, planned }) => `${planned.values} ${status}`);
  expect(states).toEqual(["4 waiting", "3 done", "4 waiting", "3 done"]);
  expect(compare.getState().runs[1].result?.cell).toBe(1);
  compare.getState().start();
  expect(asks).toEqual([4, 2]);
});

it("finds after a reload what was done before", async () => {
  const shelf = new Map<string, RunResult>();
  const before = createWorld(shelf);
  await ready(before.compare);
  before.compare.getState().start();
  before.finish(0);
  const { compare } = createWorld(shelf);
  await ready(compare);
  expect(compare.getState().runs.map(({ status }) => status)).toEqual([
    "done",
    "waiting",
    "waiting",
    "waiting",
  ]);
  // Another number of epochs is another training.
  training.getState().edit(setTraining({ epochs: 3 }) as never);
  await ready(compare);
  expect(compare.getState().runs.every(({ status }) => status === "waiting")).toBe(true);
});

it("gives a run at its end as a document that holds what it has learned", async () => {
  const { compare, finish } = createWorld();
  await ready(compare);
  compare.getState().start();
  finish(1);
  const [, run] = compare.getState().runs;
  const document = compare.getState().documentOf(run);
  expect(document?.layers[0].units).toBe(3);
  expect(document?.state?.epoch).toBe(2);
  expect(document?.layers[0].weights).toEqual(run.result?.reached.layers[0].weights);
});
