import { describe, expect, it } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { SweepDocument } from "../../../../src/engine/document/parts/sweepDocument";
import type { SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../../src/engine/document/sweep/variedSettings";
import { cardsAcross } from "../../../../src/views/compare/cards/RunCards";
import { nearestLine } from "../../../../src/views/compare/parallel/paintLines";
import { readValues, textOfValues } from "../../../../src/views/compare/plan/valuesText";
import {
  readArrangement,
  usualArrangement,
  writeArrangement,
} from "../../../../src/views/compare/runs/arrangement";
import { parallelAxis, shownAxes, withinBrushes } from "../../../../src/views/compare/runs/axes";
import { type ComparedRun, quantitiesOf } from "../../../../src/views/compare/runs/rows";
import { filtered, sorted, tableColumns, tableLines } from "../../../../src/views/compare/table/columns";

const sweep: SweepDocument = {
  settings: [
    { setting: "learningRate", values: [0.01, 0.1] },
    { setting: "activation", values: ["tanh", "relu"] },
  ],
  repeats: 2,
  seed: 1,
  decides: { figure: "validationError", at: "best" },
};
const document = { ...twoCirclesDocument(), sweep } as SweepingDocument;

function row(index: number, values: ComparedRun["values"], error: number, repeat = 0): ComparedRun {
  const figures = {
    epoch: 10,
    trainLoss: error + 1,
    validationLoss: error + 2,
    testLoss: 3,
    trainError: 0,
    validationError: error,
    testError: 0,
    seconds: 1,
  };
  const result = {
    cell: index >> 1,
    repeat,
    values,
    end: figures,
    best: figures,
    stopped: { kind: "epochs", epoch: 10, sentence: "" },
    seconds: 1,
  };
  return {
    index,
    cell: index >> 1,
    repeat,
    values,
    figure: error,
    figures,
    result: result as unknown as ComparedRun["result"],
  };
}
const rows = [
  row(0, [0.01, "tanh"], 0.2),
  row(1, [0.01, "tanh"], 0.4, 1),
  row(2, [0.1, "relu"], 0.1),
  row(3, [0.1, "relu"], Number.NaN, 1),
];
const quantities = quantitiesOf(document, false);
const quantity = (id: string) => quantities.find((one) => one.id === id) as (typeof quantities)[number];

describe("the axes", () => {
  it("are those on which runs differ, in the reader's order", () => {
    const ids = (change: object) =>
      shownAxes(quantities, rows, { ...usualArrangement, ...change }).map((axis) => axis.quantity.id);
    expect(ids({})).toEqual(["learningRate", "activation", "validationLoss", "validationError"]);
    expect(ids({ order: ["validationError"] })[0]).toBe("validationError");
    expect(ids({ hidden: ["activation"] })).not.toContain("activation");
  });

  it("place numbers by their scale, and what isn't a number nowhere", () => {
    const at = (kind: "linear" | "log" | "rank" | "category", id = "validationError") =>
      rows.map(parallelAxis(quantity(id), rows, kind, false).position);
    expect(at("linear")).toEqual([expect.closeTo(1 / 3), 1, 0, Number.NaN]);
    expect(at("rank")).toEqual([0.5, 1, 0, Number.NaN]);
    expect(at("log", "learningRate")).toEqual([0, 0, 1, 1]);
    expect(at("log", "activation")).toEqual([1, 1, 0, 0]);
    expect(parallelAxis(quantity("learningRate"), rows, "log", true).position(rows[0])).toBe(1);
  });

  it("write what runs have as all plots write it: a setting's values, shares in per cent", () => {
    const textsOf = (id: string, kind: "linear" | "log" | "rank" | "category", some = rows) =>
      parallelAxis(quantity(id), some, kind, false)
        .along([200, 0])
        .ticks.map(({ text }) => text);
    const small = [1e-5, 1e-3, 0.1].map((rate, k) => row(k, [rate, "tanh"], 0.1 * k));
    expect(textsOf("learningRate", "log", small)).toEqual(["10⁻⁵", "10⁻³", "10⁻¹"]);
    expect(textsOf("learningRate", "rank", small)).toEqual(["10⁻⁵", "10⁻³", "10⁻¹"]);
    expect(textsOf("validationError", "linear")).toEqual(["10 %", "20 %", "40 %"]);
    expect(textsOf("activation", "category")).toEqual(["relu", "tanh"]);
    const diverged = rows.map((one) => ({
      ...one,
      figures: { ...one.figures, validationError: Number.NaN },
    }));
    expect(parallelAxis(quantity("validationError"), diverged, "log", false).position(diverged[0])).toBeNaN();
  });

  it("intersect their brushes", () => {
    const axes = shownAxes(quantities, rows, usualArrangement);
    const indicesOf = (brushes: Record<string, readonly [number, number]>) => [
      ...withinBrushes(rows, axes, brushes),
    ];
    expect(indicesOf({})).toEqual([0, 1, 2, 3]);
    expect(indicesOf({ learningRate: [0, 0.5] })).toEqual([0, 1]);
    expect(indicesOf({ learningRate: [0, 0.5], validationError: [0.5, 1] })).toEqual([1]);
    expect(indicesOf({ validationError: [0, 1] })).toEqual([0, 1, 2]);
  });
});

it("the line under the pointer is the nearest at that place, none far away", () => {
  const painted = { x: [0, 100], lines: [Float64Array.of(0, 100), Float64Array.of(50, 50)] };
  expect(nearestLine(painted, [0, 1], { x: 20, y: 22 })).toBe(0);
  expect(nearestLine(painted, [0, 1], { x: 20, y: 48 })).toBe(1);
  expect(nearestLine(painted, [0], { x: 20, y: 48 })).toBeUndefined();
});

describe("the table", () => {
  it("puts the seeds of a cell together, with the mean and its interval", () => {
    const summaries = [
      { cell: 0, values: [], runs: 2, diverged: 0, interval: { mean: 0.3, half: 0.05, count: 2 } },
    ];
    const columns = tableColumns(document, quantities, true);
    const lines = tableLines(rows, true, summaries);
    const text = (k: number, id: string) => columns.find((column) => column.id === id)?.text(lines[k]);
    expect(lines.map((line) => line.rows.length)).toEqual([2, 2]);
    expect(text(0, "validationError")).toBe("30 % ± 5 %");
    expect(text(1, "validationError")).toBe("10 %");
    expect(text(0, "learningRate")).toBe("0.01");
    expect(text(0, "reason")).toBe("limit");
  });

  it("sorts both ways, and what has no number comes last", () => {
    const columns = tableColumns(document, quantities, false);
    const column = columns.find(({ id }) => id === "validationError");
    const order = (descending: boolean) =>
      sorted(tableLines(rows, false, undefined), column, descending).map(({ key }) => key);
    expect(order(false)).toEqual([2, 0, 1, 3]);
    expect(order(true)).toEqual([1, 0, 2, 3]);
  });
});

it("the arrangement is written as what differs, and read again", () => {
  expect(writeArrangement(usualArrangement)).toBeUndefined();
  const changed = {
    ...usualArrangement,
    inverted: ["learningRate"],
    brushes: { learningRate: [0, 0.5] as const },
  };
  const text = writeArrangement(changed) ?? "";
  expect({ ...usualArrangement, ...readArrangement(text) }).toEqual(changed);
  for (const wrong of ["", "[]", "3", '{"order":3}', '{"colour":[]}', '{"unknown":1}'])
    expect(readArrangement(wrong)).toBeUndefined();
});

it("values are read as they are written: numbers, choices, ranges", () => {
  const rate = variedSetting("learningRate");
  expect(readValues(rate, "0.1, 0.01; 0.001", false)).toEqual({
    setting: "learningRate",
    values: [0.1, 0.01, 0.001],
  });
  expect(readValues(rate, "0.1 0.01", false)).toEqual({ setting: "learningRate", values: [0.1, 0.01] });
  expect(readValues(rate, "0.001 … 1", true)).toEqual({
    setting: "learningRate",
    from: 0.001,
    to: 1,
    scale: "log",
  });
  expect(readValues(rate, "0.001 ... 1 linear", true)).toMatchObject({ scale: "linear" });
  expect(readValues(rate, "0.001 … 1", false)).toMatch(/^A grid needs values/);
  expect(readValues(rate, "fast", false)).toBe("“fast” must be a number.");
  expect(readValues(rate, "-1", false)).toMatch(/^“-1” must be/);
  expect(readValues(rate, " ", false)).toMatch(/^Write the values/);
  const activation = variedSetting("activation");
  const read = readValues(activation, "tanh, leaky ReLU".replace("leaky ReLU", "relu"), false);
  expect(read).toEqual({ setting: "activation", values: ["tanh", "relu"] });
  if (typeof read !== "string")
    expect(readValues(activation, textOfValues(activation, read), false)).toEqual(read);
  expect(readValues(variedSetting("minibatch"), "10, full", false)).toEqual({
    setting: "minibatch",
    values: [10, "full"],
  });
});

describe("the cards", () => {
  it("stand so that all are in view where that can be", () => {
    expect(cardsAcross(9, { width: 1030, height: 340 })).toBeGreaterThanOrEqual(5);
    expect(cardsAcross(9, { width: 360, height: 600 })).toBe(3);
    expect(cardsAcross(1, { width: 1030, height: 340 })).toBe(1);
    for (const count of [2, 5, 9, 12]) {
      const [width, height] = [1030, 400];
      const across = cardsAcross(count, { width, height });
      expect(Math.ceil(count / across) * 126).toBeLessThanOrEqual(height + 8);
    }
  });
});

it("filters the table by words that stand in its cells", () => {
  const rows = [row(0, [0.01, "tanh"], 0.1), row(1, [0.1, "relu"], 0.2), row(2, [0.1, "tanh"], 0.3)];
  const columns = tableColumns(document, quantitiesOf(document, false), false);
  const lines = tableLines(rows, false, undefined);
  const indicesOf = (filter: string) => filtered(lines, columns, filter).map(({ row: { index } }) => index);
  expect(indicesOf("")).toEqual([0, 1, 2]);
  expect(indicesOf("TANH")).toEqual([0, 2]);
  expect(indicesOf("tanh 0.1")).toEqual([2]);
  expect(indicesOf("adam")).toEqual([]);
});
