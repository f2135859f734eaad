import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setOptimizer } from "../../../../src/engine/document/edit/edit";
import { setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import type { SweepDocument } from "../../../../src/engine/document/parts/sweepDocument";
import { versioned } from "../../../../src/engine/document/version";
import { createRunKeeper } from "../../../../src/store/keep/run/keepRun";
import { createTraining } from "../../../../src/store/training/training";
import { createTrainingClient } from "../../../../src/worker/training/client";
import { fakeLocks } from "../../../worker/line/fakeLocks";
import { HeldWorker } from "../../../worker/training/heldWorkers";
import { createBrowser } from "../fakes";

beforeEach(() => {
  HeldWorker.all.length = 0;
  fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

type Tab = ReturnType<ReturnType<typeof createBrowser>["tab"]>;

/** The Train view of a tab's page, as after each load of it. */
async function open(tab: Tab) {
  const { page, said, settle: settlePage } = tab.page();
  const keeper = createRunKeeper(page);
  const start = await keeper.restore();
  const due: (() => void)[] = [];
  const store = createTraining(
    {
      connect: createTrainingClient,
      schedule: (callback) => due.push(() => callback(0)),
    },
    start,
  );
  keeper.start(store);
  const worker = HeldWorker.all[HeldWorker.all.length - 1];
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) {
      for (const callback of due.splice(0)) callback();
      worker.work();
      await settlePage();
    }
  }
  await settle();
  return { get: store.getState, said, settle, worker, keeper };
}

describe("what is trained", () => {
  it("isn't kept before anything was done with it", async () => {
    const browser = createBrowser();
    await open(browser.tab());
    expect(browser.runs.size).toBe(0);
  });

  it("comes back with its optimizer, its log, its settings and why it stopped, and goes on as it would have", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    first.get().stepEpoch();
    first.get().edit(setOptimizer("adam", { learningRate: 0.05 }));
    first.get().stepEpoch();
    first.get().stepMinibatch();
    first.get().choosePace(10);
    await first.settle();

    const again = await open(tab);
    expect(again.get()).toMatchObject({ pace: 10, running: false, started: true });
    expect(again.get().document.optimizer.learningRate).toBe(0.05);
    expect(again.get().changes).toMatchObject([{ field: "optimizer.learningRate", from: 0.01, to: 0.05 }]);
    expect(again.get().frames.latest?.position).toEqual(first.get().frames.latest?.position);
    expect([...again.get().frames.log.rows()]).toEqual([...first.get().frames.log.rows()]);
    for (const { get, settle } of [first, again]) {
      get().stepEpoch();
      await settle();
    }
    expect(again.get().frames.latest?.now).toEqual(first.get().frames.latest?.now);
  });

  it("comes back with what was changed right before a reload, also what is to be compared", async () => {
    const tab = createBrowser().tab();
    // Each of these pages goes away before the worker, or the database, has answered.
    const first = await open(tab);
    first.get().edit(setTraining({ epochs: 7 }));
    first.keeper.hurry();
    const second = await open(tab);
    expect(second.get()).toMatchObject({ started: false, document: { training: { epochs: 7 } } });
    second.get().stepEpoch();
    await second.settle();
    expect(tab.session.has("leftRun")).toBe(false);
    const sweep: SweepDocument = {
      settings: [{ setting: "learningRate", values: [0.1, 0.01] }],
      repeats: 1,
      seed: 1,
      decides: { figure: "validationLoss", at: "best" },
    };
    second.get().edit((document) => versioned({ ...document, sweep }));
    second.keeper.hurry();
    const third = await open(tab);
    expect(third.get()).toMatchObject({ started: true, document: { sweep, training: { epochs: 7 } } });
    expect(third.get().frames.latest?.position.epoch).toBe(1);
  });

  it("comes back with every epoch that can be brought back", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    for (let epoch = 0; epoch < 6; epoch++) first.get().stepEpoch();
    await first.settle();
    first.get().goTo(4);
    await first.settle();

    const again = await open(tab);
    expect([...again.get().frames.recorded]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const { get, settle } of [first, again]) {
      get().goTo(2);
      await settle();
      get().stepEpoch();
      await settle();
    }
    expect(again.get().frames.latest?.position.epoch).toBe(3);
    expect(again.get().frames.latest?.now).toEqual(first.get().frames.latest?.now);
  });

  it("comes back from an entry of an older page too, with its start, its best and its present epoch", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    for (let epoch = 0; epoch < 6; epoch++) first.get().stepEpoch();
    await first.settle();
    for (const [id, { recorded: _recorded, ...run }] of browser.runs) browser.runs.set(id, run);
    const again = await open(tab);
    expect([...again.get().frames.recorded]).toEqual([0, 6]);
  });

  it("is skipped with a sentence where its recorded epochs are another network's", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().stepEpoch();
    await first.settle();
    for (const [id, run] of browser.runs) browser.runs.set(id, { ...run, recorded: new Float64Array(7) });
    expect((await open(tab)).said).toEqual([
      "What you trained last, “Two circles”, can't be brought back: its recorded epochs can't be read. It stays where it is kept, and can be saved as a file.",
    ]);
  });

  it("is kept while it runs, and comes back paused, which is said", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().choosePace(1); // with a clock that stands still it runs without getting on
    first.get().stepEpoch();
    first.get().train();
    await first.settle();
    expect([...browser.runs.values()]).toMatchObject([{ running: true }]);
    const again = await open(tab);
    expect(again.get().running).toBe(false);
    expect(again.get().stopped?.sentence).toBe(
      "Paused at epoch 1: the page was left while it trained, and this was kept last.",
    );
  });

  it("isn't overwritten by another tab that began with it", async () => {
    const browser = createBrowser();
    const [one, other] = [browser.tab(), browser.tab()];
    const first = await open(one);
    first.get().stepEpoch();
    await first.settle();
    const second = await open(other);
    expect(second.get().frames.latest?.position.epoch).toBe(1);
    second.get().stepEpoch();
    second.get().stepEpoch();
    await second.settle();
    first.get().stepEpoch();
    await first.settle();
    expect((await open(one)).get().frames.latest?.position.epoch).toBe(2);
    expect((await open(other)).get().frames.latest?.position.epoch).toBe(3);
  });

  it("is skipped with a sentence where it can't be read", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().stepEpoch();
    await first.settle();
    for (const [id, run] of browser.runs)
      browser.runs.set(id, { ...run, document: run.document.replace('"epoch":1', '"epoch":-1') });
    const again = await open(tab);
    expect(again.said).toEqual([
      expect.stringMatching(/^What you trained last, “Two circles”, can't be brought back: state\.epoch: /),
    ]);
    expect(again.get().document.title).toBe("Two circles");
    expect(again.get().started).toBe(false);
  });
});
