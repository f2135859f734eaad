import { describe, expect, it } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { faultText } from "../../../../src/engine/document/fault";
import type { SweepDocument } from "../../../../src/engine/document/parts/sweepDocument";
import { readDocument } from "../../../../src/engine/document/reading/read";
import {
  cellsOf,
  documentOfRun,
  plannedRuns,
  type SweepingDocument,
  settingsOfRun,
} from "../../../../src/engine/document/sweep/plannedRuns";
import { runKey } from "../../../../src/engine/document/sweep/runKey";
import { versioned } from "../../../../src/engine/document/version";

const circles = twoCirclesDocument();
const grid: SweepDocument = {
  settings: [
    { setting: "learningRate", values: [0.1, 0.01] },
    { setting: "hiddenUnits", values: [2, 4, 8] },
  ],
  repeats: 2,
  seed: 1,
  decides: { figure: "validationLoss", at: "best" },
};
const withSweep = (changes: Partial<SweepDocument>) =>
  versioned({ ...circles, sweep: { ...grid, ...changes } }) as SweepingDocument;
const faultsOf = (changes: Partial<SweepDocument>) =>
  (readDocument(JSON.parse(JSON.stringify(withSweep(changes)))).faults ?? []).map(faultText);

describe("a grid", () => {
  it("has all combinations, and each again with the next seed", () => {
    expect(cellsOf(grid)).toEqual([
      [0.1, 2],
      [0.1, 4],
      [0.1, 8],
      [0.01, 2],
      [0.01, 4],
      [0.01, 8],
    ]);
    const runs = plannedRuns(grid);
    expect(runs).toHaveLength(12);
    expect(runs.slice(5, 7)).toEqual([
      { cell: 5, repeat: 0, values: [0.01, 8] },
      { cell: 0, repeat: 1, values: [0.1, 2] },
    ]);
  });

  it("gives each run its values, and a start drawn with its seed", () => {
    const document = withSweep({});
    const run = documentOfRun(document, { cell: 0, repeat: 1, values: [0.1, 4] });
    expect(run.optimizer.learningRate).toBe(0.1);
    expect(run.layers[0].weights).toHaveLength(4);
    expect(run.training.seed).toBe(circles.training.seed + 1);
    expect(run.sweep).toBeUndefined();
    const same = documentOfRun(document, { cell: 3, repeat: 1, values: [0.01, 4] });
    expect(same.layers).toEqual(run.layers);
    const other = documentOfRun(document, { cell: 0, repeat: 0, values: [0.1, 4] });
    expect(other.layers).not.toEqual(run.layers);
  });
});

it("tells runs apart without drawing their weights", () => {
  const document = withSweep({});
  const keys = plannedRuns(grid).map((run) => {
    const key = runKey(settingsOfRun(document, run));
    expect(key).toBe(runKey(documentOfRun(document, run)));
    return key;
  });
  expect(new Set(keys).size).toBe(keys.length);
});

describe("runs at random", () => {
  it("are the same for the same seed, within their ranges, and of all choices", () => {
    const sweep: SweepDocument = {
      ...grid,
      settings: [
        { setting: "learningRate", from: 0.001, to: 1, scale: "log" },
        { setting: "hiddenUnits", from: 1, to: 20, scale: "linear" },
        { setting: "activation", values: ["tanh", "relu"] },
      ],
      draw: { count: 200, seed: 3 },
      repeats: 1,
      seed: 1,
    };
    const cells = cellsOf(sweep);
    expect(cells).toEqual(cellsOf(sweep));
    expect(cells).not.toEqual(cellsOf({ ...sweep, draw: { count: 200, seed: 4 } }));
    const rates = cells.map(([rate]) => Number(rate));
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.001);
    expect(Math.max(...rates)).toBeLessThanOrEqual(1);
    // A third of a logarithmic range is a third of the runs.
    const small = rates.filter((rate) => rate < 0.01).length;
    expect(small).toBeGreaterThan(45);
    expect(small).toBeLessThan(90);
    for (const [, units] of cells) expect(Number.isInteger(units)).toBe(true);
    expect(new Set(cells.map((values) => values[2])).size).toBe(2);
  });
});

describe("a sweep's faults", () => {
  it("aren't there for what can be run", () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      faultsOf({
        settings: [
          { setting: "minibatch", values: [] },
          { setting: "seed", values: [] },
        ],
        runs: [
          ["full", 3],
          [10, 4],
        ],
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<SweepDocument>, string]>([
    ["no settings", { settings: [] }, "sweep.settings: is empty: name at least one setting to vary"],
    [
      "an unknown one",
      { settings: [{ setting: "colour", values: [1] }] },
      'sweep.settings[0].setting: "colour" is not one of points, dataSeed',
    ],
    [
      "one twice",
      { settings: [...grid.settings, grid.settings[0]] },
      "sweep.settings[2].setting: learningRate is there twice",
    ],
    [
      "a value out of range",
      { settings: [{ setting: "learningRate", values: [0.1, -1] }] },
      "sweep.settings[0].values[1]: must be at least 0",
    ],
    [
      "a word where a number belongs",
      { settings: [{ setting: "epochs", values: ["many"] }] },
      "sweep.settings[0].values[0]: must be a number",
    ],
    [
      "a choice that isn't one",
      { settings: [{ setting: "optimizer", values: ["adem"] }] },
      "sweep.settings[0].values[0]: must be one of sgd",
    ],
    [
      "a value twice",
      { settings: [{ setting: "epochs", values: [5, 5] }] },
      "sweep.settings[0].values[1]: 5 is there twice",
    ],
    [
      "a range in a grid",
      { settings: [{ setting: "learningRate", from: 0.1, to: 1, scale: "log" }] },
      "sweep.settings[0]: is a range, and a grid needs values",
    ],
    [
      "a range upside down",
      {
        settings: [{ setting: "learningRate", from: 1, to: 0.1, scale: "log" }],
        draw: { count: 3, seed: 1 },
      },
      "sweep.settings[0].to: is 0.1, and must be above from, which is 1",
    ],
    [
      "a logarithm of 0",
      { settings: [{ setting: "l2", from: 0, to: 0.1, scale: "log" }], draw: { count: 3, seed: 1 } },
      "sweep.settings[0].from: is 0; a logarithmic range starts above 0",
    ],
    [
      "listed runs of another length",
      { runs: [[0.1]] },
      "sweep.runs[0]: has 1 values, but there are 2 settings",
    ],
    ["too many runs", { repeats: 1000 }, "sweep: asks for 6000 runs; 5000 are the most"],
    [
      "an optimizer's setting that it hasn't",
      { settings: [{ setting: "optimizer.rho", values: [0.9] }] },
      "sweep.settings[0].setting: this document has no rho",
    ],
  ])("name %s", (_, changes, start) => {
    const [first, ...rest] = faultsOf(changes);
    expect(first.slice(0, start.length)).toBe(start);
    expect(rest).toEqual([]);
  });

  it("are those of a version before sweeps, and of a document without data", () => {
    const old = { ...withSweep({}), version: 4 };
    expect(readDocument(old).faults?.map(faultText)).toEqual([
      "sweep: is a field of version 5, but this document says version 4",
    ]);
    const { dataset: _dataset, training: _training, ...bare } = withSweep({});
    expect(readDocument(bare).faults?.map(({ path }) => path)).toEqual(["sweep"]);
  });
});
