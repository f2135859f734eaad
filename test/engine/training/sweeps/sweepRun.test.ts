import { expect, it } from "vitest";
import { setTraining, twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { VariedValue } from "../../../../src/engine/document/parts/sweepDocument";
import { decidedFigure, documentAtEnd } from "../../../../src/engine/document/sweep/outcome";
import { documentOfRun, type SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../../src/engine/document/sweep/variedSettings";
import { versioned } from "../../../../src/engine/document/version";
import { createRandom } from "../../../../src/engine/random";
import { loadKernels } from "../../../../src/engine/simd/load";
import { logColumns, logWidth } from "../../../../src/engine/training/run/log";
import { TrainingSession } from "../../../../src/engine/training/session";
import { figuresAt, thinnedRows } from "../../../../src/engine/training/sweeps/figures";
import { permutationImportance } from "../../../../src/engine/training/sweeps/importance";
import { type RunResult, SweepRun } from "../../../../src/engine/training/sweeps/runToEnd";

const document = versioned({
  ...setTraining({ epochs: 12, patience: 3 })(twoCirclesDocument()),
  sweep: {
    settings: [{ setting: "learningRate", values: [0.05, 1e6] }],
    repeats: 2,
    seed: 1,
    decides: { figure: "validationLoss", at: "best" },
  },
}) as SweepingDocument;

function resultOf(values: readonly VariedValue[], repeat = 0): RunResult {
  const run = new SweepRun(document, { cell: 0, repeat, values });
  let time = 0;
  for (;;) {
    const result = run.work(() => time++, time + 5);
    if (result) return result;
  }
}

it("is the run that Train makes of the same document, in however many pieces", () => {
  const result = resultOf([0.05], 1);
  const session = new TrainingSession(documentOfRun(document, { cell: 0, repeat: 1, values: [0.05] }));
  session.run();
  session.work(() => 0, 1);
  expect(result.stopped).toEqual(session.stopped);
  expect(documentAtEnd(document, result, result.reached)).toEqual(session.snapshot());
  const figures = (log: Float64Array) => log.filter((_, k) => k % logWidth !== logWidth - 1);
  expect(figures(result.log)).toEqual(figures(session.log.all()));
  expect(result.best?.epoch).toBe(session.best?.epoch);
  expect(result.best?.validationLoss).toBe(session.best?.validationLoss);
});

it("is the run of Train on the kernels too", () => {
  const planned = { cell: 0, repeat: 0, values: [0.05] };
  const result = new SweepRun(document, planned, loadKernels()).work(() => 0, 1);
  const session = new TrainingSession(documentOfRun(document, planned), undefined, loadKernels());
  session.run();
  session.work(() => 0, 1);
  expect(result?.reached.layers).toEqual(
    session.snapshot().layers.map(({ weights, bias }) => ({ weights, bias })),
  );
});

it("can be looked at and stopped on its way", () => {
  const run = new SweepRun(document, { cell: 0, repeat: 0, values: [0.05] });
  let time = 0;
  while (run.epoch < 3) run.work(() => time++, time + 1);
  const { figures, region } = run.look();
  const { end, stopped, log, region: last } = run.stop();
  expect(end).toEqual(figures);
  expect(end.epoch).toBe(3);
  expect(last).toEqual(region);
  expect(stopped.kind).toBe("user");
  expect(log).toHaveLength(4 * logWidth);
});

it("says that it diverged, and has its figure from before", () => {
  const result = resultOf([1e6]);
  expect(result.stopped.kind).toBe("diverged");
  expect(decidedFigure(result, { figure: "validationLoss", at: "end" })).toBeNaN();
  expect(decidedFigure(result, { figure: "validationLoss", at: "best" })).toBe(result.best?.validationLoss);
});

it("keeps rows of the log evenly, with the first and the last", () => {
  const log = Float64Array.from({ length: 100 * logWidth }, (_, k) =>
    k % logWidth === 0 ? k / logWidth : k,
  );
  const thinned = thinnedRows(log, 5);
  expect([0, 1, 2, 3, 4].map((row) => thinned[row * logWidth])).toEqual([0, 25, 50, 74, 99]);
  expect(figuresAt(log, 50).epoch).toBe(50);
  expect(Object.keys(figuresAt(log, 0))).toEqual([...logColumns]);
});

it("finds which setting matters where the grid isn't full", () => {
  const random = createRandom(4);
  const runs = Array.from({ length: 80 }, () => {
    const values = [10 ** (-3 * random()), Math.ceil(20 * random()), random() < 0.5 ? "tanh" : "relu"];
    const figure = Math.log10(Number(values[0])) ** 2 + (values[2] === "tanh" ? 0.3 : 0);
    return { values, figure };
  });
  const settings = ["learningRate", "hiddenUnits", "activation"].map(variedSetting);
  const importances = permutationImportance(settings, runs);
  const [rate, units, activation] = importances?.settings ?? [];
  expect(importances?.explained).toBeGreaterThan(0.8);
  expect(rate.mean).toBeGreaterThan(1);
  expect(Math.abs(units.mean)).toBeLessThan(0.05);
  expect(activation.mean).toBeLessThan(rate.mean);
  expect(permutationImportance(settings, runs)).toEqual(importances);
  expect(permutationImportance(settings, runs.slice(0, 10))).toBeUndefined();
});
