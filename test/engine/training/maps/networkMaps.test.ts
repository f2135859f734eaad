import { describe, expect, it } from "vitest";
import { setActivation, setLoss, setUnits } from "../../../../src/engine/document/edit/edit";
import { setData, setDataset, setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import type { Bounds } from "../../../../src/engine/studies/region";
import { TrainingSession } from "../../../../src/engine/training/session";
import { close } from "../../../tolerance";
import { circles, few, trained } from "../documents";

const bounds: Bounds = [-1, 3, -2, 2];

describe("what is painted of a network in training", () => {
  it("is what it computes at the middle of every cell, in the data's units", () => {
    const session = trained(setTraining({ standardize: true, axes: [2, 1] }));
    const { values, outputs, columns, rows } = session.maps.region({ columns: 4, rows: 2, bounds });
    expect([outputs, columns, rows, values.length]).toEqual([2, 4, 2, 16]);
    // Column 3 of the upper row: x2 goes across, x1 up.
    const [first, second] = session.maps.at([1, 2.5]);
    expect(close(values[3], first, 1e-6, 1e-7)).toBe(true);
    expect(close(values[8 + 3], second, 1e-6, 1e-7)).toBe(true);
    expect(close(first + second, 1, 1e-12, 0)).toBe(true);
  });

  it("has a map for every input and unit, layer after layer", () => {
    const session = trained(setTraining({ standardize: true }));
    const grid = { columns: 4, rows: 2, bounds };
    const { values, units } = session.maps.units(grid);
    expect([units, values.length]).toEqual([8, 64]);
    expect(values.subarray(48)).toEqual(session.maps.region(grid).values);
    const { means, deviations } = session.data.standardization as {
      means: Float64Array;
      deviations: Float64Array;
    };
    const [xMin, xMax] = bounds;
    const x = xMin + ((xMax - xMin) * 3.5) / 4;
    expect(values[3]).toBeCloseTo((x - means[0]) / deviations[0], 5);
    for (const [layer, index, row] of [
      [0, 2, 1],
      [1, 3, 4],
      [2, 1, 6],
    ]) {
      const one = session.maps.unit(grid, layer, index);
      expect(one.values).toEqual(values.subarray(8 * row, 8 * row + 8));
      expect(one.reach).toBeGreaterThanOrEqual(Math.max(...one.values.map(Math.abs)) - 1e-6);
    }
  });

  it("bends the plane as a layer with two units does, and goes on from there", () => {
    const session = trained(setUnits(0, 2));
    const { points, lines, region } = session.maps.bent(1, { columns: 3, rows: 3, bounds }, 8);
    const { units, values } = session.maps.units({ columns: 3, rows: 3, bounds });
    expect([units, lines.values]).toEqual([6, values.subarray(2 * 9, 4 * 9)]);
    const [xMin, xMax, yMin, yMax] = region.bounds;
    const outputs = session.maps.examples();
    const cell = (value: number, from: number, to: number) => Math.floor(((value - from) / (to - from)) * 8);
    let same = 0;
    for (let n = 0; n < session.data.count; n++) {
      const [x, y] = points.subarray(2 * n, 2 * n + 2);
      expect(x > xMin && x < xMax && y > yMin && y < yMax).toBe(true);
      const at = (7 - cell(y, yMin, yMax)) * 8 + cell(x, xMin, xMax);
      if (Math.abs(region.values[at] - outputs[2 * n]) < 0.4) same += 1;
    }
    expect(same / session.data.count).toBeGreaterThan(0.9);
  });

  it("turns scores into probabilities where the loss takes scores", () => {
    const session = trained(
      setActivation(1, [{ type: "identity", settings: {} }]),
      setLoss({ type: "softmaxCrossEntropy" }),
    );
    const [first, second] = session.maps.at([0.3, 0.4]);
    expect(close(first + second, 1, 1e-12, 0)).toBe(true);
    expect(Math.min(first, second)).toBeGreaterThan(0);
  });

  it("is a curve for one input", () => {
    const session = trained(setDataset("sineCurve"));
    expect(session.data.columns).toEqual(["x"]);
    const { values } = session.maps.region({ columns: 5, rows: 1, bounds: [-1, 1, 0, 0] });
    expect(values).toHaveLength(5);
    expect(close(values[2], session.maps.at([0])[0], 1e-6, 1e-7)).toBe(true);
  });

  it("holds the inputs that are no axis at their mean", () => {
    const inputs = Array.from({ length: 100 }, (_, n) => [n % 2, n, n % 3]);
    const labels = inputs.map(([first]) => first);
    const columns = ["a", "b", "c"];
    const data = { type: "points" as const, columns, inputs, classes: ["no", "yes"], labels };
    const session = trained(setData(data), setTraining({ axes: [1, 3] }));
    const { data: prepared } = session;
    const indices = [...prepared.partOf.keys()].filter((n) => prepared.partOf[n] === 0);
    const mean = indices.reduce((sum, n) => sum + inputs[n][1], 0) / indices.length;
    const { values } = session.maps.region({ columns: 1, rows: 1, bounds: [0, 1, 0, 2] });
    expect(close(values[0], session.maps.at([0.5, mean, 1])[0], 1e-6, 1e-7)).toBe(true);
  });

  it("follows the parameters", () => {
    const session = new TrainingSession(circles(...few));
    const grid = { columns: 3, rows: 3, bounds };
    const before = session.maps.region(grid).values;
    session.advance("epoch");
    expect(session.maps.region(grid).values).not.toEqual(before);
  });
});
