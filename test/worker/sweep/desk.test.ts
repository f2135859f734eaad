import { expect, it } from "vitest";
import { twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import { plannedRuns, type SweepingDocument } from "../../../src/engine/document/sweep/plannedRuns";
import { SweepDesk } from "../../../src/worker/sweep/desk";

const trained = twoCirclesDocument();
const document: SweepingDocument = {
  ...trained,
  training: { ...trained.training, epochs: 2 },
  sweep: {
    settings: [{ setting: "learningRate", values: [0.01, 0.1] }],
    repeats: 1,
    seed: 1,
    decides: { figure: "trainLoss", at: "end" },
  },
};
const [first, second] = plannedRuns(document.sweep);

/** A desk whose clock goes on by a millisecond each time that it is looked at. */
function begin() {
  let time = 0;
  return new SweepDesk(() => ++time);
}

it("trains one run after the other, and says how far each is", () => {
  const desk = begin();
  expect(desk.answer({ kind: "open", document })).toBeUndefined();
  for (const [id, planned] of [first, second].entries()) {
    expect(desk.answer({ kind: "run", id, planned })).toBeUndefined();
    const kinds: (string | undefined)[] = [];
    for (let turn = 0; desk.busy && turn < 1000; turn++) kinds.push(desk.work(5)?.kind);
    expect(kinds.length).toBeGreaterThan(1);
    expect(kinds.at(-1)).toBe("done");
    expect(new Set(kinds.slice(0, -1))).toEqual(new Set(["progress"]));
  }
});

it("rests while it is paused, and ends a run where it is when it is to stop", () => {
  const desk = begin();
  desk.answer({ kind: "open", document });
  desk.answer({ kind: "run", id: 7, planned: first });
  desk.work(5);
  desk.answer({ kind: "pause" });
  expect(desk.busy).toBe(false);
  expect(desk.work(5)).toBeUndefined();
  desk.answer({ kind: "resume" });
  expect(desk.busy).toBe(true);
  expect(desk.answer({ kind: "stop" })).toMatchObject({
    kind: "done",
    id: 7,
    result: { stopped: { kind: "user" } },
  });
  expect(desk.busy).toBe(false);
  expect(desk.answer({ kind: "stop" })).toBeUndefined();
});

it("says of each run why it has no document", () => {
  const desk = begin();
  expect(desk.answer({ kind: "run", id: 0, planned: first })).toEqual({
    kind: "fault",
    id: 0,
    message: "no document was opened before",
  });
  desk.answer({ kind: "open", document });
  desk.lack(new Error("the pictures are gone"));
  expect(desk.answer({ kind: "time", id: 1, planned: first })).toEqual({
    kind: "fault",
    id: 1,
    message: "the pictures are gone",
  });
});

it("tells how long an epoch takes", () => {
  const desk = begin();
  desk.answer({ kind: "open", document });
  const report = desk.answer({ kind: "time", id: 0, planned: first });
  expect(report).toMatchObject({ kind: "timed", id: 0 });
  expect(report?.kind === "timed" && report.seconds).toBeGreaterThan(0);
});
