import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setOptimizer, setUnits } from "../../../src/engine/document/edit/edit";
import {
  setDataParameter,
  setDataset,
  setSplit,
  setTraining,
} from "../../../src/engine/document/edit/train/editTraining";
import { readTable } from "../../../src/engine/import/table/table";
import { presentOf } from "../../../src/store/history";
import { lastEpoch, shownRuns } from "../../../src/store/training/pastRuns";
import { createTraining, type TrainingStart } from "../../../src/store/training/training";
import { createTrainingClient } from "../../../src/worker/training/client";
import { classic } from "../../documents";
import { fakeLocks } from "../../worker/line/fakeLocks";
import { HeldWorker, latest } from "../../worker/training/heldWorkers";

beforeEach(() => {
  HeldWorker.all.length = 0;
  fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

function pointsIn(rows: readonly string[]) {
  const data = readTable(rows.join("\n")).table?.data;
  if (!data) throw new Error("the rows are no table");
  return data;
}

/** A store whose animation frames and waits come when the test lets them. */
async function training(start?: TrainingStart) {
  const due: (() => void)[] = [];
  const store = createTraining(
    {
      connect: createTrainingClient,
      schedule: (callback) => due.push(() => callback(0)),
    },
    start,
  );
  if (start === undefined) store.getState().choosePace("full");
  await Promise.resolve();
  const turn = () => {
    for (const callback of due.splice(0)) callback();
    for (const worker of [...HeldWorker.all]) if (!worker.terminated) worker.work();
  };
  const settle = () => {
    for (let turns = 0; turns < 12; turns++) turn();
  };
  settle();
  return { store, turn, settle, due, get: store.getState };
}

/** What a worker answers, which works meanwhile. */
async function settled<Answer>(promise: Promise<Answer>, settle: () => void): Promise<Answer> {
  settle();
  const answer = await promise;
  for (let turns = 0; turns < 8; turns++) await Promise.resolve();
  settle();
  return answer;
}

describe("the store of training", () => {
  it("opens the two circles, and shows their points and the start", async () => {
    const { get } = await training();
    expect(get().data?.count).toBe(1100);
    expect(get().frames.latest?.position.epoch).toBe(0);
    expect(get().frames.log.length).toBe(1);
    expect(get().started).toBe(false);
  });

  it("asks for frames while it runs, and rests when it has stopped", async () => {
    const { get, settle, due } = await training();
    expect(due).toHaveLength(0);
    get().train();
    expect(get()).toMatchObject({ running: true, stopped: undefined });
    settle();
    expect(get()).toMatchObject({ running: false, started: true, stopped: { kind: "epochs", epoch: 500 } });
    expect(get().frames.log.length).toBe(501);
    expect(get().frames.log.error("validation", 500)).toBe(0);
    expect(get().frames.log.rowOf(77)).toBe(77);
    expect(due).toHaveLength(0);
  });

  it("brings an epoch back, and goes on from there", async () => {
    const { get, settle } = await training();
    get().train();
    settle();
    get().goTo(20);
    settle();
    expect(get().frames.latest?.position.epoch).toBe(20);
    expect(get().frames.log.length).toBe(501);
    get().stepEpoch();
    settle();
    expect(get().frames.latest?.position.epoch).toBe(21);
    expect(get().frames.log.length).toBe(22);
    expect([...get().frames.recorded].at(-1)).toBe(21);
  });

  it("asks for each picture in its turns while it runs, and never goes without one", async () => {
    const { get, settle, turn } = await training();
    const bounds = [-1, 1, -1, 1] as const;
    get().look({ region: { columns: 4, rows: 4, bounds }, points: true });
    settle();
    const sent = vi.spyOn(latest(), "postMessage");
    get().choosePace(1); // with a clock that stands still it runs without getting on
    get().train();
    for (let turns = 0; turns < 16; turns++) {
      turn();
      expect(get().running).toBe(true);
      expect(get().frames.latest?.outputs).toHaveLength(2200);
      expect(get().frames.latest?.region?.values).toHaveLength(32);
    }
    const looks = sent.mock.calls.flatMap(([command]) => (command.kind === "frame" ? command.look : []));
    expect(looks).toHaveLength(16);
    expect(looks.every((look) => look.region)).toBe(true);
    expect(looks.filter((look) => look.points)).toHaveLength(2);
    get().pause();
    settle();
    expect(sent.mock.calls.at(-1)?.[0]).toMatchObject({ kind: "frame", look: { points: true } });
  });

  it("tells its listeners of every frame, outside of its own state", async () => {
    const { get, settle, store } = await training();
    let frames = 0;
    let states = 0;
    get().frames.subscribe(() => {
      frames += 1;
    });
    get().stepEpoch();
    settle();
    store.subscribe(() => {
      states += 1;
    });
    get().look({ points: true });
    settle();
    expect(frames).toBe(2);
    expect(states).toBe(0);
    expect(get().frames.latest?.outputs).toHaveLength(2200);
  });

  it("changes settings in the middle of a run, and goes back to the start for anything else", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    settle();
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    settle();
    expect(get().changes).toMatchObject([{ epoch: 1, field: "optimizer.learningRate", from: 0.01, to: 0.1 }]);
    expect(get().frames.latest?.position.epoch).toBe(1);
    get().edit(setDataParameter("noise", 0.2));
    settle();
    expect(get().frames.latest?.position.epoch).toBe(0);
    expect([get().changes, get().started]).toEqual([[], false]);
    expect(get().document.optimizer.learningRate).toBe(0.1);
  });

  it("refuses a change that can't be trained, in a sentence, and stays as it was", async () => {
    const { get, settle } = await training();
    const before = get().document;
    get().edit(setTraining({ minibatch: 0 }));
    get().edit(setSplit("train", -1));
    settle();
    expect(get().document).toBe(before);
    expect(get().faults).toEqual([
      { path: "training.split.train", message: "must be at least 1, but is -1" },
    ]);
    get().dismiss();
    expect(get().faults).toEqual([]);
  });

  it("resets to the same start, and starts again with the next seed", async () => {
    const { get, settle } = await training();
    const { layers } = get().document;
    get().stepEpoch();
    settle();
    get().reset();
    settle();
    expect(get().document.layers).toEqual(layers);
    expect(get().frames.latest?.position.step).toBe(0);
    get().newStart();
    settle();
    expect(get().document.layers).not.toEqual(layers);
    expect(get().document.training.seed).toBe(2);
  });

  it("gives the document of this moment, and one for Step", async () => {
    const { get, turn } = await training();
    get().stepEpoch();
    const asked = Promise.all([get().documentNow(), get().documentForStep(5)]);
    turn();
    const [now, lesson] = await asked;
    expect(now.state?.epoch).toBe(1);
    expect([lesson.dataset, lesson.batch.inputs.length]).toEqual([undefined, 1]);
    get().open(now);
    turn();
    turn();
    expect(get().frames.latest?.position).toMatchObject({ epoch: 1, step: 35 });
  });

  it("trains a network that came without data on those that are there", async () => {
    const { get, settle } = await training();
    get().open(classic);
    settle();
    expect(get().document.layers).toEqual(classic.layers);
    expect(get().data?.count).toBe(1100);
    get().edit(setDataset("blobs"));
    get().edit(setTraining({ epochs: 7 }));
    get().open(classic);
    settle();
    const { document, data, faults } = get();
    expect(faults).toEqual([]);
    expect([document.dataset.type, document.training.epochs]).toEqual(["blobs", 7]);
    expect(document.layers[0]).toEqual(classic.layers[0]);
    expect(data?.task).toMatchObject({
      kind: "classification",
      classes: ["class 1", "class 2", "class 3", "class 4"],
    });
    expect(document.layers[1].units).toBe(4);
  });

  it("imports points", async () => {
    const { get, settle } = await training();
    const rows = Array.from({ length: 30 }, (_, n) => `${n / 2},${n * n},${n % 3},${n % 2 ? "odd" : "even"}`);
    get().importPoints(pointsIn(rows));
    settle();
    expect(get().data?.task).toEqual({ kind: "classification", classes: ["even", "odd"] });
    expect(get().document.inputs).toBe(3);
  });

  it("shows other axes without going back to the start", async () => {
    const { get, settle } = await training();
    const rows = Array.from({ length: 30 }, (_, n) => `${n % 5},${100 * n},${n},${n % 2}`);
    get().importPoints(pointsIn(rows));
    settle();
    get().stepMinibatch();
    settle();
    get().edit(setTraining({ axes: [3, 2] }));
    settle();
    const bounds = [-2.9, 31.9, -290, 3190].map((edge) => expect.closeTo(edge));
    expect(get().data?.bounds).toEqual(bounds);
    expect(get().frames.latest?.position.step).toBe(1);
    expect(get().changes).toEqual([]);
  });

  it("undoes a setting in the middle of a run, which goes on", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    get().stepEpoch();
    settle();
    get().undo();
    settle();
    expect(get().document.optimizer.learningRate).toBe(0.01);
    expect(get().frames.latest?.position.epoch).toBe(2);
    get().redo();
    settle();
    expect(get().document.optimizer.learningRate).toBe(0.1);
    expect(get()).toMatchObject({ history: { position: 1, entries: { length: 2 } } });
  });

  it("brings a run back that a change has ended, as it was", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    get().stepEpoch();
    settle();
    const { layers } = await settled(get().documentNow(), settle);
    get().edit(setUnits(0, 3));
    settle();
    get().stepMinibatch();
    settle();
    get().undo();
    await settled(Promise.resolve(), settle);
    expect(get().frames.latest?.position).toMatchObject({ epoch: 2, step: 70 });
    expect(get().frames.log.length).toBe(3);
    expect(get().document.optimizer.learningRate).toBe(0.1);
    expect((await settled(get().documentNow(), settle)).layers).toEqual(layers);
    get().redo();
    await settled(Promise.resolve(), settle);
    expect(get().frames.latest?.position).toMatchObject({ epoch: 0, step: 1 });
    // To a setting of the run before it was changed there.
    get().travel(0);
    await settled(Promise.resolve(), settle);
    expect(get().document.optimizer.learningRate).toBe(0.01);
    expect(get().frames.latest?.position.epoch).toBe(2);
  });

  it("brings an optimizer back with its slots, and the list of changes is whole and is undone with it", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    settle();
    const { state } = await settled(get().documentNow(), settle);
    get().edit(setOptimizer("momentum", { learningRate: 0.1 }));
    settle();
    expect(get().started).toBe(true);
    get().edit(setOptimizer("momentum", { learningRate: 0.2 }));
    settle();
    expect(get().changes.map(({ field }) => field)).toContain("optimizer.type");
    expect(get().changes.at(-1)).toMatchObject({ field: "optimizer.learningRate", to: 0.2 });
    get().undo();
    get().undo();
    await settled(Promise.resolve(), settle);
    expect(get().changes).toEqual([]);
    expect((await settled(get().documentNow(), settle)).state).toEqual(state);
    get().edit(setOptimizer("momentum", { learningRate: 0.1 }));
    settle();
    get().reset();
    settle();
    expect([get().frames.latest?.position.epoch, get().started]).toEqual([0, false]);
  });

  it("takes a setting that is undone before it was trained with out of the list of changes", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    settle();
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    settle();
    expect(get().changes).toHaveLength(1);
    get().undo();
    settle();
    expect(get().changes).toEqual([]);
  });

  it("sets a weight by hand: another start before training, a change on the way later, both undone", async () => {
    const { get, settle } = await training();
    get().look({ parameters: true });
    const weight = () => get().frames.latest?.parameters?.[3];
    const path = { layer: 0, unit: 1, from: 1 };
    settle();
    const first = weight();
    get().setParameter(path, 1, "drag", false);
    get().setParameter(path, 2, "drag");
    settle();
    expect([weight(), get().document.layers[0].weights[1][1], get().started]).toEqual([2, 2, false]);
    get().undo();
    settle();
    expect(weight()).toBe(first);
    get().stepEpoch();
    settle();
    const trained = weight();
    get().setParameter(path, 1, "again", false);
    get().setParameter(path, 3, "again");
    settle();
    expect(weight()).toBe(3);
    expect(get().changes).toMatchObject([{ epoch: 1, field: "layers[0].weights[1][1]", to: 3 }]);
    expect(get().pastRuns.length).toBe(0);
    get().undo();
    await settled(Promise.resolve(), settle);
    expect([weight(), get().changes]).toEqual([trained, []]);
    get().redo();
    await settled(Promise.resolve(), settle);
    expect(weight()).toBe(3);
  });

  it("keeps the run that a branch leaves, and undo brings it back", async () => {
    const { get, settle } = await training();
    get().train();
    settle();
    get().goTo(20);
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    get().stepEpoch();
    await settled(Promise.resolve(), settle);
    expect(get().frames.log.length).toBe(22);
    const { entries } = get().history;
    expect(entries.at(-1)).toMatchObject({ label: "on from epoch 20", run: { from: { epoch: 20 } } });
    const shown = () => shownRuns(get().pastRuns, presentOf(get().history));
    expect(shown().map(lastEpoch)).toEqual([500]);
    get().undo();
    await settled(Promise.resolve(), settle);
    expect([get().frames.latest?.position.epoch, get().frames.log.length]).toEqual([20, 501]);
    // The branch is the one that is kept now.
    expect(shown().map(lastEpoch)).toEqual([21]);
  });

  it("goes back to a past run at its end; runs are deleted and named, and undo takes that back", async () => {
    const { get, settle } = await training();
    get().edit(setTraining({ epochs: 3 }));
    settle();
    get().train();
    settle();
    get().reset();
    await settled(Promise.resolve(), settle);
    get().edit(setOptimizer("adam", { learningRate: 0.1 }));
    get().stepEpoch();
    settle();
    const shown = () => shownRuns(get().pastRuns, presentOf(get().history));
    const [past] = shown();
    expect(past.document.optimizer.learningRate).toBe(0.01);
    get().renameRun(past.run.id, "slow");
    expect(presentOf(get().history)?.shelf.names[past.run.id]).toBe("slow");
    get().deleteRun(past.run.id);
    expect(shown()).toEqual([]);
    get().undo();
    expect(shown()).toEqual([past]);
    get().undo();
    expect(presentOf(get().history)?.shelf.names).toEqual({});
    get().openPastRun(past.run.id);
    await settled(Promise.resolve(), settle);
    expect(get().frames.latest?.position.epoch).toBe(3);
    expect(get().document.optimizer.learningRate).toBe(0.01);
    expect(shown().map(lastEpoch)).toEqual([1]);
  });

  it("brings a run back that was reset", async () => {
    const { get, settle } = await training();
    get().stepEpoch();
    get().reset();
    settle();
    expect(get().frames.latest?.position.epoch).toBe(0);
    get().undo();
    await settled(Promise.resolve(), settle);
    expect(get().frames.latest?.position.epoch).toBe(1);
  });

  it("takes a gesture as one change", async () => {
    const { get } = await training();
    for (const noise of [0.1, 0.2, 0.3]) get().edit(setDataParameter("noise", noise), "noise");
    expect(get()).toMatchObject({ history: { position: 1, entries: { length: 2 } } });
    get().undo();
    expect(presentOf(get().history)?.document.dataset).toMatchObject({ noise: 0.05 });
  });

  it("begins with a run that was kept, paused where it was", async () => {
    const kept = await training();
    kept.get().train();
    kept.settle();
    kept.get().goTo(40);
    const run = await settled(kept.get().runNow(), kept.settle);
    const stopped = { kind: "user", epoch: 40, sentence: "Brought back." } as const;
    const { get, settle } = await training({ ...run, past: { ...run.past, stopped }, pace: 10 });
    settle();
    expect(get()).toMatchObject({ running: false, started: true, pace: 10, stopped });
    expect(get().frames.latest?.position.epoch).toBe(40);
    expect(get().frames.latest?.now).toEqual(kept.get().frames.latest?.now);
    expect(get().frames.log.length).toBe(501);
    // What came later is gone as soon as training goes on from here.
    get().stepEpoch();
    settle();
    expect(get().frames.log.length).toBe(42);
  });

  it("says so when the worker died, and goes on from the start", async () => {
    const { get, settle } = await training();
    get().train();
    latest().die();
    settle();
    expect(get().problem).toMatch(/^Training stopped: out of memory\./);
    expect(get().running).toBe(false);
    expect(get().frames.latest?.position.epoch).toBe(0);
    expect(get().frames.log.length).toBe(1);
  });
});
