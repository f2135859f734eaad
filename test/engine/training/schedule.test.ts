import { describe, expect, it } from "vitest";
import {
  batchMoment,
  type NetworkDocument,
  type TrainableDocument,
} from "../../../src/engine/document/document";
import { setOptimizer, setSchedule } from "../../../src/engine/document/edit/edit";
import { setTraining } from "../../../src/engine/document/edit/train/editTraining";
import { type ScheduleInUse, scheduledRate, scheduleOf } from "../../../src/engine/document/learningRate";
import { runPass } from "../../../src/engine/pass/pass";
import { schedules } from "../../../src/engine/schedules";
import { TrainingSession } from "../../../src/engine/training/session";
import { read } from "../../documents";
import { circles, few, train } from "./documents";

const step = [...few, setSchedule("step", { every: 2, gamma: 0.5 })];

const learningRateAt = (document: NetworkDocument, epoch: number) =>
  scheduledRate(scheduleOf(document) as ScheduleInUse, epoch);

/** As many epochs with the learning rate of each set by hand, without a schedule. */
function byHand(document: TrainableDocument, epochs: number): TrainingSession {
  const session = new TrainingSession(setSchedule(undefined)(document) as TrainableDocument);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = learningRateAt(document, epoch);
    session.retune(setOptimizer("adam", { learningRate: rate })(session.snapshot()) as TrainableDocument);
    train(session, 1);
    session.pause();
  }
  return session;
}

describe("a schedule", () => {
  it.each(schedules.map(({ id }) => id))("%s gives each epoch its learning rate", (id) => {
    const document = circles(...few, setSchedule(id));
    const session = train(new TrainingSession(document), 12);
    expect(session.parameters).toEqual(byHand(document, 12).parameters);
    expect(session.parameters).not.toEqual(train(new TrainingSession(circles(...few)), 12).parameters);
  });

  it("goes on where it was after a reload in the middle of an epoch", () => {
    const whole = new TrainingSession(circles(...step));
    const first = new TrainingSession(circles(...step));
    train(first, 3);
    first.advance("minibatch");
    const second = new TrainingSession(
      read(JSON.parse(JSON.stringify(first.snapshot()))) as TrainableDocument,
    );
    second.advance("epoch");
    train(second, 2);
    train(whole, 6);
    expect(second.position.epoch).toBe(6);
    expect(second.parameters).toEqual(whole.parameters);
  });

  it("goes on from an epoch that the scrubber has brought back with that epoch's learning rate", () => {
    const whole = train(new TrainingSession(circles(...step)), 5);
    const session = train(new TrainingSession(circles(...step)), 7);
    session.goTo(3);
    train(session, 2);
    expect(session.parameters).toEqual(whole.parameters);
  });

  it("can be put in, tuned and taken away in the middle of a run, which is noted", () => {
    const session = train(new TrainingSession(circles(...few)), 2);
    session.retune(setSchedule("step", { every: 1, gamma: 0.5 })(session.snapshot()) as TrainableDocument);
    train(session, 1);
    session.retune(setSchedule(undefined)(session.snapshot()) as TrainableDocument);
    train(session, 1);
    const { state, schedule } = session.snapshot();
    expect(schedule).toBeUndefined();
    expect(state?.changes?.map(({ epoch, field, from, to }) => [epoch, field, from, to])).toEqual([
      [2, "schedule.type", null, "step"],
      [2, "schedule.every", null, 1],
      [2, "schedule.gamma", null, 0.5],
      [3, "schedule.type", "step", null],
      [3, "schedule.every", 1, null],
      [3, "schedule.gamma", 0.5, null],
    ]);
  });

  it("is opened in Step at the epoch of the run, with each further update an epoch", () => {
    for (const optimizer of ["sgd", "adam"]) {
      const session = train(new TrainingSession(circles(...step, setOptimizer(optimizer))), 5);
      const lesson = read(JSON.parse(JSON.stringify(session.answers.lesson("nextMinibatch"))));
      expect(batchMoment(lesson)).toMatchObject({ epochs: 5, step: session.position.step });
      const { before, after } = runPass(lesson);
      expect(before.settings.learningRate).toBe(learningRateAt(lesson, 5));
      expect(after.epoch).toBe(6);
    }
  });
});

describe("examples in their given order", () => {
  const given = [...few, setTraining({ shuffle: false })];

  it("come as the data have them, each epoch again", () => {
    const session = new TrainingSession(circles(...given));
    const { data } = session;
    const trained = [...data.partOf.keys()].filter((n) => data.partOf[n] === 0);
    const inputs = trained.map((n) => [...data.inputs.subarray(2 * n, 2 * n + 2)]);
    for (let epoch = 0; epoch < 2; epoch++)
      for (const [from, to] of [
        [0, 20],
        [20, 40],
        [40, 45],
      ]) {
        expect(session.answers.lesson("nextMinibatch").batch.inputs).toEqual(inputs.slice(from, to));
        session.advance("minibatch");
      }
  });

  it("go on after a reload, and are a run of their own", () => {
    const whole = train(new TrainingSession(circles(...given)), 3);
    const first = train(new TrainingSession(circles(...given)), 1);
    first.advance("minibatch");
    const second = new TrainingSession(
      read(JSON.parse(JSON.stringify(first.snapshot()))) as TrainableDocument,
    );
    second.advance("epoch");
    train(second, 1);
    expect(second.parameters).toEqual(whole.parameters);
    expect(whole.parameters).not.toEqual(train(new TrainingSession(circles(...few)), 3).parameters);
  });
});
