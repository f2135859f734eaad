import { describe, expect, it } from "vitest";
import type { TrainableDocument } from "../../../src/engine/document/document";
import { setTraining, twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import { TrainingDesk, transfersOf } from "../../../src/worker/training/desk";
import type { FrameRequest, TrainingFrame } from "../../../src/worker/training/protocol";

const document = setTraining({ epochs: 1e6 })(twoCirclesDocument()) as TrainableDocument;
const bounds = [-1, 1, -1, 1] as const;

/** A desk with a clock that moves on by itself, a millisecond a look. */
function desk() {
  let time = 0;
  const created = new TrainingDesk(() => {
    time += 1;
    return time;
  });
  const seen = (look: FrameRequest = {}): TrainingFrame => {
    const report = created.answer({ kind: "frame", id: 2, look });
    if (report?.kind !== "frame") throw new Error("no frame");
    return report.frame;
  };
  return Object.assign(created, {
    seen,
    time: () => time,
    wait(milliseconds: number) {
      time += milliseconds;
    },
  });
}

describe("the training worker", () => {
  it("says what it has opened, and refuses what can't be trained without losing what is open", () => {
    const one = desk();
    expect(one.answer({ kind: "open", id: 1, document })).toMatchObject({
      kind: "opened",
      id: 1,
      data: { count: 1100 },
    });
    const faulty = setTraining({ minibatch: 0 })(document) as TrainableDocument;
    expect(one.answer({ kind: "open", id: 2, document: faulty })).toMatchObject({
      kind: "refused",
      id: 2,
      faults: [{ path: "training.minibatch" }],
    });
    expect(one.seen().position.epoch).toBe(0);
  });

  it("trains in slices while it runs, and no longer when it is paused", () => {
    const one = desk();
    one.answer({ kind: "open", id: 1, document });
    expect(one.busy).toBe(false);
    one.answer({ kind: "run", id: 2, pace: "full" });
    expect(one.busy).toBe(true);
    expect(one.work(7)).toBe(0);
    const { position, running } = one.seen();
    expect([position.step > 3, running]).toEqual([true, true]);
    one.answer({ kind: "pause", id: 3 });
    one.work(7);
    expect(one.seen()).toMatchObject({ running: false, position, stopped: { kind: "user" } });
  });

  it("keeps to a pace, and says how long it can rest", () => {
    const one = desk();
    one.answer({ kind: "open", id: 1, document });
    one.answer({ kind: "run", id: 2, pace: 10 });
    for (let turn = 0; turn < 40; turn++) one.wait(one.work(1000));
    const { epoch } = one.seen().position;
    // Every turn ends when the next minibatch is due, a 35th of an epoch.
    const { minibatch } = one.seen().position;
    const due = (one.time() / 1000) * 10;
    expect(Math.abs(epoch + minibatch / 35 - due)).toBeLessThan(0.2);
    expect(one.work(1000)).toBeLessThanOrEqual(3);
    const before = one.seen().position;
    one.wait(2000);
    one.work(1000);
    expect(one.seen().position.epoch).toBeGreaterThanOrEqual(before.epoch + 20);
  });

  it("puts into a frame what is asked for, and hands over its buffers", () => {
    const one = desk();
    one.answer({ kind: "open", id: 1, document });
    expect(Object.keys(one.seen())).not.toContain("region");
    const frame = one.seen({
      region: { columns: 3, rows: 2, bounds },
      units: { columns: 2, rows: 2, bounds },
      unit: { columns: 2, rows: 2, bounds, layer: 1, index: 8 },
      points: true,
      parameters: true,
      measures: true,
      probe: [0.5, 0.5],
    });
    expect(frame.region?.values).toHaveLength(12);
    expect(frame.units).toMatchObject({ units: 12 });
    expect(frame.unit).toMatchObject({ layer: 1, index: 8 });
    expect(frame.outputs).toHaveLength(2200);
    expect(frame.parameters).toHaveLength(42);
    expect(frame.measures).toMatchObject({ epoch: 0, examples: 700, of: 700, layers: [{}, {}] });
    expect(frame.measured).toMatchObject({ from: 1, width: 9 });
    expect(frame.probe?.outputs).toHaveLength(2);
    const wrong = frame.wrong?.reduce((sum, one) => sum + one, 0);
    const { train, validation, test } = frame.now.error;
    expect(wrong).toBeCloseTo(700 * train + 200 * validation + 200 * test, 9);
    expect(transfersOf({ kind: "frame", id: 1, frame }).length).toBeGreaterThanOrEqual(6);
  });

  it("sets a parameter by hand, and hands the run over from which another one branches off", () => {
    const one = desk();
    one.answer({ kind: "open", id: 1, document });
    for (let k = 0; k < 3; k++) one.answer({ kind: "advance", id: 2, by: "epoch" });
    one.answer({ kind: "setParameter", id: 3, path: { layer: 0, unit: 7, from: 1 }, value: 0.25 });
    const before = one.seen({ parameters: true });
    expect(before.parameters?.[15]).toBe(0.25);
    expect(before).toMatchObject({
      started: true,
      changes: [{ field: "layers[0].weights[7][1]", to: 0.25 }],
    });
    one.answer({ kind: "goTo", id: 4, epoch: 1 });
    expect(one.seen()).not.toHaveProperty("left");
    one.answer({ kind: "advance", id: 5, by: "minibatch" });
    const frame = one.seen();
    expect(frame.left?.past.log).toHaveLength(4 * 8);
    expect(transfersOf({ kind: "frame", id: 1, frame })).toContain(frame.left?.past.log.buffer);
    expect(one.seen()).not.toHaveProperty("left");
  });

  it("gives the snapshot and the lesson of this moment", () => {
    const one = desk();
    one.answer({ kind: "open", id: 1, document });
    one.answer({ kind: "advance", id: 2, by: "epoch" });
    expect(one.answer({ kind: "snapshot", id: 3 })).toMatchObject({
      run: { document: { version: 2, state: { epoch: 1 } }, past: { log: expect.any(Float64Array) } },
    });
    expect(one.answer({ kind: "lesson", id: 4, example: 7 })).toMatchObject({
      document: { batch: expect.anything(), state: { step: expect.any(Number) } },
    });
  });

  it("throws where something is asked of it before a document is open", () => {
    expect(() => desk().answer({ kind: "pause", id: 1 })).toThrow(
      "pause was asked for before a document was opened",
    );
  });
});
