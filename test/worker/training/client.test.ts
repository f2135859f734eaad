import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startWithNextSeed, twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import { createTrainingClient } from "../../../src/worker/training/client";
import { fakeLocks } from "../line/fakeLocks";
import { HeldWorker, latest } from "./heldWorkers";

const document = twoCirclesDocument();

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  HeldWorker.all.length = 0;
  locks = fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

function client() {
  const told: string[] = [];
  const handle = createTrainingClient({
    opened: (_data, { training }) => told.push(`opened ${training.seed}`),
    refused: ([{ path }]) => told.push(`refused ${path}`),
    frame: ({ position }) => told.push(`frame ${position.epoch}`),
    failed: (message) => told.push(message),
  });
  return { ...handle, told };
}

describe("the training client", () => {
  it("has one frame under way at most", () => {
    const { open, frame, told } = client();
    open(document);
    expect(frame({})).toBe(true);
    expect(frame({})).toBe(false);
    latest().work();
    expect(told).toEqual(["opened 1", "frame 0"]);
    expect(frame({})).toBe(true);
  });

  it("doesn't show what a newer document has overtaken", () => {
    const { open, frame, told } = client();
    open(document);
    frame({});
    open(startWithNextSeed(document));
    latest().work();
    expect(told).toEqual(["opened 2"]);
  });

  it("never goes back to a run that a newer document had overtaken when it was asked for", async () => {
    const { open, advance, snapshot, told } = client();
    open(document);
    advance("epoch");
    const asked = snapshot();
    const next = startWithNextSeed(document);
    open(next);
    latest().work();
    expect((await asked).document.state).toMatchObject({ epoch: 1 });
    latest().die();
    expect(latest().inbox).toMatchObject([{ kind: "open", document: { training: next.training } }]);
    expect(latest().inbox[0]).not.toHaveProperty("document.state");
    latest().work();
    expect(told).toEqual(["opened 2", expect.stringMatching(/stopped/), "opened 2"]);
  });

  it("passes on why a document was refused", () => {
    const { open, told } = client();
    open({ ...document, training: { ...document.training, epochs: 0 } });
    latest().work();
    expect(told).toEqual(["refused training.epochs"]);
  });

  it("brings the documents that are asked for", async () => {
    const { open, advance, snapshot, lesson } = client();
    open(document);
    advance("epoch");
    const both = Promise.all([snapshot(), lesson(3)]);
    latest().work();
    expect(await both).toMatchObject([
      { document: { state: { epoch: 1 } } },
      { state: { step: expect.any(Number) } },
    ]);
  });

  it("restarts a worker that died with what was open, and says what is lost", async () => {
    const { open, frame, snapshot, told } = client();
    open(document);
    latest().work();
    const asked = snapshot();
    frame({});
    latest().die();
    await expect(asked).rejects.toThrow("out of memory");
    expect(told.at(-1)).toBe(
      "Training stopped: out of memory. It has been started again; what it had learned since the start of the run is lost.",
    );
    expect(HeldWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    latest().work();
    expect(told.at(-1)).toBe("opened 1");
    expect(frame({})).toBe(true);
  });

  it("lets a worker started again go on from what was asked for last, log and all", async () => {
    const { open, advance, snapshot, told } = client();
    open(document);
    advance("epoch");
    advance("epoch");
    const asked = snapshot();
    latest().work();
    const { document: reached } = await asked;
    advance("minibatch");
    latest().die();
    expect(told.at(-1)).toBe(
      "Training stopped: out of memory. It can go on from epoch 2, which was kept last.",
    );
    const again = snapshot();
    latest().work();
    const { document: there, past } = await again;
    expect(there).toEqual(reached);
    expect(past.log).toHaveLength(3 * 8);
  });

  it("notices one that ends without a word, and none that is just slow", () => {
    vi.useFakeTimers();
    const { open, frame, told } = client();
    latest().live();
    open(document);
    vi.advanceTimersByTime(3_600_000);
    expect(HeldWorker.all).toHaveLength(1);
    latest().work();
    frame({});
    locks.release(latest().lock);
    expect(told.at(-1)).toMatch(/^Training stopped: it ended without a word/);
    expect(HeldWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    latest().work();
    expect(told.at(-1)).toBe("opened 1");
    vi.useRealTimers();
  });

  it("goes on without a word where the run was at rest and had been kept", async () => {
    const { open, advance, frame, snapshot, told } = client();
    latest().live();
    open(document);
    advance("epoch");
    frame({});
    const asked = snapshot();
    latest().work();
    const { document: reached } = await asked;
    told.length = 0;
    for (let death = 0; death < 100; death++) {
      locks.release(latest().lock);
      latest().live();
      const again = snapshot();
      latest().work();
      expect((await again).document).toEqual(reached);
    }
    expect(HeldWorker.all).toHaveLength(101);
    expect(new Set(told)).toEqual(new Set(["opened 1"]));
    // One epoch more, of which nothing is known if it ends now.
    advance("epoch");
    locks.release(latest().lock);
    expect(told.at(-1)).toMatch(/It can go on from epoch 1, which was kept last\.$/);
  });

  it("gives up on one that never comes to an answer, until something is asked of it", async () => {
    const { open, snapshot, told } = client();
    open(document);
    for (let death = 0; death < 2; death++) latest().die("not found");
    expect(HeldWorker.all).toHaveLength(2);
    expect(told.at(-1)).toBe("Training doesn't start: not found. Train, or reload the page, to try again.");
    const asked = snapshot();
    latest().work();
    expect((await asked).document.training.seed).toBe(1);
    expect(told.at(-1)).toBe("opened 1");
    expect(HeldWorker.all).toHaveLength(3);
  });
});
