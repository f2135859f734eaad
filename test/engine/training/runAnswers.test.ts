import { expect, it } from "vitest";
import { TrainingSession } from "../../../src/engine/training/session";
import { circles, few, train } from "./documents";

/** A run in the middle of its third epoch. */
function underWay(): TrainingSession {
  const session = train(new TrainingSession(circles(...few)), 2);
  session.work(() => 0, 1, session.minibatchShare);
  expect([session.running, session.progress]).toEqual([true, expect.closeTo(2 + 20 / 45, 12)]);
  return session;
}

it("while training runs, the figures are those of the last epoch; at rest, those of this moment", () => {
  const session = underWay();
  const last = train(new TrainingSession(circles(...few)), 2);
  last.pause();
  const { metrics, measures } = { metrics: session.answers.metrics(), measures: session.answers.measures() };
  expect(metrics).toEqual(last.answers.metrics());
  expect(measures).toEqual(last.answers.measures());
  session.pause();
  expect(session.answers.metrics().loss.train).not.toBe(metrics.loss.train);
  expect(session.answers.measures()).not.toEqual(measures);
});

it("no answer changes the run", () => {
  const [asked, other] = [underWay(), underWay()];
  asked.answers.metrics();
  asked.answers.measures();
  asked.answers.wrong();
  asked.answers.why();
  asked.answers.lesson("nextMinibatch");
  for (const session of [asked, other]) train(session, 3);
  expect(asked.parameters).toEqual(other.parameters);
});

it("which examples are misclassified is said of each, as their share in the figures is", () => {
  const session = underWay();
  session.pause();
  const wrong = session.answers.wrong() ?? [];
  const ofTraining = [...wrong].filter((_one, k) => session.data.partOf[k] === 0);
  const share = ofTraining.filter(Boolean).length / ofTraining.length;
  expect(share).toBeCloseTo(session.answers.metrics().error.train, 12);
});
