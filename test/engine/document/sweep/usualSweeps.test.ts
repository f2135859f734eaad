import { expect, it } from "vitest";
import type { TrainableDocument } from "../../../../src/engine/document/document";
import { setActivation } from "../../../../src/engine/document/edit/editLayer";
import { setLoss } from "../../../../src/engine/document/edit/editLoss";
import { removeLayer, setUnits } from "../../../../src/engine/document/edit/editSizes";
import { setTraining, twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { plannedRuns, type SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import { sweepFaults } from "../../../../src/engine/document/sweep/sweepFaults";
import { sweepOfRuns } from "../../../../src/engine/document/sweep/sweepOfRuns";
import { usualRest, usualSweeps } from "../../../../src/engine/document/sweep/usualSweeps";

const circles = twoCirclesDocument() as TrainableDocument;
const withoutHidden = removeLayer(0)(circles) as TrainableDocument;
const withoutValidation = setTraining({ split: { ...circles.training.split, train: 900, validation: 0 } })(
  circles,
) as TrainableDocument;

for (const { id, sweepOf } of usualSweeps)
  it(`begins with ${id}, whatever the network and its data`, () => {
    for (const document of [circles, withoutHidden, withoutValidation]) {
      const sweep = sweepOf(document);
      expect(sweepFaults({ ...document, sweep } as SweepingDocument)).toEqual([]);
      expect(plannedRuns(sweep).length).toBeGreaterThan(3);
    }
  });

it("lists runs that were made one by one, by the settings in which they differ", () => {
  const faster = setTraining({ minibatch: 5 })(setUnits(0, 3)(circles)) as TrainableDocument;
  const relu = setActivation(0, [{ type: "relu", settings: {} }])(circles) as TrainableDocument;
  const { sweep, leftOut } = sweepOfRuns([circles, faster, relu, circles], usualRest(circles, 1));
  expect(sweep.settings.map(({ setting }) => setting)).toEqual(["hiddenUnits", "activation", "minibatch"]);
  expect(sweep.runs).toEqual([
    [8, "tanh", 20],
    [3, "tanh", 5],
    [8, "relu", 20],
  ]);
  expect(leftOut).toEqual([]);
  expect(sweepFaults({ ...circles, sweep } as SweepingDocument)).toEqual([]);
});

it("leaves out runs that differ in what a sweep doesn't vary, and keeps those that were listed or planned", () => {
  const otherLoss = setLoss({ type: "halfSquaredError" })(circles) as TrainableDocument;
  const small = setUnits(0, 2)(circles) as TrainableDocument;
  const grid = {
    ...circles,
    sweep: {
      ...usualRest(circles, 2),
      settings: [{ setting: "learningRate", values: [0.1, 0.2] }],
    },
  } as TrainableDocument;
  const { sweep, leftOut } = sweepOfRuns([grid, otherLoss, small], usualRest(circles, 1));
  expect(leftOut).toEqual([1]);
  expect(sweep.repeats).toBe(2);
  expect(sweep.settings.map(({ setting }) => setting)).toEqual(["hiddenUnits", "learningRate"]);
  expect(sweep.runs).toEqual([
    [8, 0.1],
    [8, 0.2],
    [8, 0.01],
    [2, 0.01],
  ]);
});

it("tells runs that differ in their seeds alone apart by their seeds", () => {
  const other = setTraining({ seed: 9 })(circles) as TrainableDocument;
  const { sweep } = sweepOfRuns([circles, other], usualRest(circles, 1));
  expect(sweep.settings).toEqual([{ setting: "seed", values: [] }]);
  expect(sweep.runs).toEqual([[circles.training.seed], [9]]);
});
