import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Edit, TrainableDocument } from "../../src/engine/document/document";
import { setActivation, setUnits } from "../../src/engine/document/edit/edit";
import {
  restarted,
  setDataParameter,
  setDataset,
  setFeatures,
} from "../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../src/engine/document/faults/trainingFaults";
import { readDocument } from "../../src/engine/document/reading/read";
import {
  documentOfRun,
  plannedRuns,
  type SweepingDocument,
} from "../../src/engine/document/sweep/plannedRuns";
import { loadKernels } from "../../src/engine/simd/load";
import { TrainingSession } from "../../src/engine/training/session";
import { lessons } from "../../src/exercises/lessons/menu";

function documentOf(id: string): TrainableDocument {
  const { document } = JSON.parse(readFileSync(`src/exercises/lessons/${id}.json`, "utf8"));
  const reading = readDocument(document);
  if (reading.faults) throw new Error(JSON.stringify(reading.faults));
  return reading.document as TrainableDocument;
}

function trained(document: TrainableDocument): TrainingSession {
  const session = new TrainingSession(document, undefined, loadKernels());
  session.run();
  session.work(() => 0, 1);
  return session;
}

const edited = (id: string, edit: Edit) => {
  const document = documentOf(id);
  return trained(restarted(document, edit(document) as TrainableDocument));
};

/** The runs of a lesson for Compare, by their values. */
function runsOf(id: string): Record<string, TrainingSession> {
  const document = documentOf(id) as SweepingDocument;
  return Object.fromEntries(
    plannedRuns(document.sweep).map((run) => [run.values.join(" "), trained(documentOfRun(document, run))]),
  );
}

const lossOf = (session: TrainingSession | undefined) => session?.answers.metrics().loss.train ?? Number.NaN;
const errorOf = (session: TrainingSession) => session.answers.metrics().error;

test("the menu has every lesson, each with data, and says what to watch", () => {
  expect(lessons.map(({ id }) => id)).toEqual([
    "one-unit",
    "features",
    "zeros",
    "dead-relus",
    "overfit",
    "eta-ladder",
    "batches",
    "two-gaussians",
    "fashion",
  ]);
  for (const { id, title } of lessons) {
    const document = documentOf(id);
    expect(document.dataset && document.training).toBeTruthy();
    expect(document.title).toBe(title);
    expect(document.description?.length).toBeGreaterThan(100);
  }
});

test("what a lesson says goes with data of another kind, and stays with other settings", () => {
  const document = documentOf("one-unit");
  expect(setDataset("xor")(document)).not.toHaveProperty("description");
  expect(setDataParameter("noise", 0.2)(document).description).toBe(document.description);
  expect(setUnits(0, 3)(document).description).toBe(document.description);
});

describe("what a lesson says is so", () => {
  test("one unit leaves about a third wrong, two a sixth, three none", () => {
    const one = errorOf(trained(documentOf("one-unit"))).train;
    expect(one).toBeGreaterThan(0.28);
    expect(one).toBeLessThan(0.38);
    const two = errorOf(edited("one-unit", setUnits(0, 2))).train;
    expect(two).toBeGreaterThan(0.14);
    expect(two).toBeLessThan(0.19);
    expect(errorOf(edited("one-unit", setUnits(0, 3)))).toEqual({ train: 0, validation: 0, test: 0 });
  });

  test("the squares tell the circles apart within a few epochs; without them four in ten stay wrong", () => {
    const session = trained(documentOf("features"));
    expect(errorOf(session)).toEqual({ train: 0, validation: 0, test: 0 });
    const fifth = session.log.all().subarray(5 * 8, 6 * 8);
    expect([fifth[0], fifth[4]]).toEqual([5, 0]);
    expect(errorOf(edited("features", setFeatures([]))).train).toBeGreaterThan(0.35);
  });

  test("zeros: every weight stays exactly 0, and the loss ln 2", () => {
    const session = trained(documentOf("zeros"));
    const { layers } = session.snapshot();
    expect(layers.flatMap(({ weights }) => weights.flat()).every((weight) => weight === 0)).toBe(true);
    expect(layers[0].bias.every((bias) => bias === 0)).toBe(true);
    expect(layers[1].bias.some((bias) => bias !== 0)).toBe(true);
    expect(lossOf(session)).toBeCloseTo(Math.LN2, 3);
    expect(session.answers.why()[0].rule).toBe("sameUnits");
  });

  test("dead relus: layer 1 doesn't move, Why? says so, and a leaky relu learns", () => {
    const document = documentOf("dead-relus");
    const session = trained(document);
    expect(session.snapshot().layers[0]).toEqual(document.layers[0]);
    expect(lossOf(session)).toBeCloseTo(Math.LN2, 3);
    const [finding] = session.answers.why();
    expect(finding.rule).toBe("deadUnits");
    expect(finding.remedies.map(({ label }) => label).join()).toMatch(/leaky relu/i);
    const leaky = edited("dead-relus", setActivation(0, [{ type: "leakyRelu", settings: { slope: 0.1 } }]));
    expect(lossOf(leaky)).toBeLessThan(0.3);
  });

  test("Fashion-MNIST: sheet C's settings and its grid; what comes of them is tried by `npm run trials -- images`", () => {
    const document = documentOf("fashion") as SweepingDocument;
    expect(document.training).toMatchObject({
      split: { train: 48000, validation: 12000, test: 10000 },
      ...{ scale: [-0.5, 0.5], minibatch: 32, patience: 10, initializer: "smallNormal" },
    });
    expect(document.layers).toHaveLength(1);
    const runs = plannedRuns(document.sweep);
    expect(runs).toHaveLength(36);
    for (const run of runs) expect(trainingFaults(documentOfRun(document, run))).toEqual([]);
  });

  test("60 points are memorized, while the validation loss more than doubles", () => {
    const session = trained(documentOf("overfit"));
    const { loss, error } = session.answers.metrics();
    expect(error.train).toBe(0);
    expect(loss.train).toBeLessThan(0.02);
    expect(session.best?.epoch).toBeGreaterThan(130);
    expect(session.best?.epoch).toBeLessThan(170);
    expect(loss.validation).toBeGreaterThan(2 * (session.best?.validationLoss ?? Number.NaN));
    expect(session.answers.why()[0].rule).toBe("overfitting");
  });

  test("the ladder: too small hardly moves, two learn, too large ends above the start", () => {
    const runs = runsOf("eta-ladder");
    const start = Math.LN2;
    for (const rate of ["0.001", "0.01"]) expect(lossOf(runs[rate])).toBeGreaterThan(start - 0.005);
    for (const rate of ["0.1", "1"]) expect(lossOf(runs[rate])).toBeLessThan(0.1);
    for (const rate of ["10", "100"]) expect(lossOf(runs[rate])).toBeGreaterThan(start + 1);
  });

  test("batch, minibatch, one by one: which learn, with and without momentum", () => {
    const runs = runsOf("batches");
    expect(lossOf(runs["sgd full"])).toBeGreaterThan(0.69);
    expect(lossOf(runs["sgd 20"])).toBeGreaterThan(0.68);
    expect(lossOf(runs["sgd 1"])).toBeLessThan(0.03);
    expect(lossOf(runs["momentum 20"])).toBeLessThan(0.1);
    const thrown = runs["momentum 1"];
    expect(lossOf(thrown)).toBeGreaterThan(thrown.log.all()[1]);
    for (const run of Object.values(runs)) expect(run.position.epoch).toBe(40);
    expect(runs["sgd full"].position.step).toBe(40);
  });

  test("two Gaussians: three networks end alike, near the best that anyone can do", () => {
    const density = (x: number, mean: number, variance: number) =>
      Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    let best = 0;
    for (let x = -30; x < 30; x += 0.001) best += 0.0005 * Math.min(density(x, 2, 2), density(x, 0, 3));
    expect(best).toBeCloseTo(0.26, 3);
    const runs = Object.values(runsOf("two-gaussians"));
    expect(runs).toHaveLength(3);
    const losses = runs.map(lossOf);
    expect(Math.max(...losses) - Math.min(...losses)).toBeLessThan(0.01);
    // Linear layers in a row are one.
    expect(Math.abs(losses[0] - losses[1])).toBeLessThan(0.002);
    for (const run of runs) {
      const { count, partOf } = run.data;
      const all = Array.from({ length: count }, (_, n) => n).filter((n) => partOf[n] >= 0);
      const wrong = run.answers.wrong() ?? [];
      const share = all.reduce((sum, n) => sum + wrong[n], 0) / count;
      // Of 1,500 points the share wanders by 1.1 % around its mean.
      expect(share).toBeGreaterThan(best - 0.035);
      expect(share).toBeLessThan(best + 0.035);
    }
  });
});
