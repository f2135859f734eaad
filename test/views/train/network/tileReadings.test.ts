import { describe, expect, it } from "vitest";
import type { TrainableDocument } from "../../../../src/engine/document/document";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import { columnReading } from "../../../../src/views/train/network/tileReadings";

/** Two inputs, two units, and as many outputs; the maps of each have two cells. */
function readingOf(layer: number, outputs: number, cells: readonly number[]) {
  const { layers, ...usual } = twoCirclesDocument();
  const document = {
    ...usual,
    layers: [2, outputs].map((units) => ({ ...layers[0], units })),
  } as TrainableDocument;
  const task = { kind: "classification", classes: ["a", "b"] };
  const maps = { columns: 2, rows: 1, units: 4 + outputs, values: Float32Array.from(cells) };
  return columnReading(
    document,
    { task } as unknown as PreparedData,
    maps as unknown as Parameters<typeof columnReading>[2],
    layer,
  );
}

const inputs = [1, 2, -8, 4];

describe("how the maps of a column are read", () => {
  it("reaches as far as the largest size, above 0 or below", () => {
    const reachOf = (...units: number[]) => readingOf(1, 1, [...inputs, ...units, 0, 0]).reach;
    expect(reachOf(-3, 0.5, 1, -0.25)).toBe(3);
    expect(reachOf(-0.25, 0.5, 1, 3)).toBe(3);
    expect(reachOf(-3, -2, -1, -2)).toBe(3);
    expect(reachOf(-3, -Infinity, Number.NaN, Infinity)).toBe(3);
    expect(reachOf(0, 0, 0, 0)).toBe(0);
  });

  it("has one scale for the units of a layer, and one for each input", () => {
    const ofUnits = readingOf(1, 1, [...inputs, -3, 0.5, 1, 1, 0, 0]);
    expect([1, 2].map((index) => ofUnits.of(index))).toEqual(
      [3, 3].map((reach) => ({ kind: "value", middle: 0, reach })),
    );
    const ofInputs = readingOf(0, 1, [...inputs, 0, 0, 0, 0, 0, 0]);
    expect([1, 2].map((index) => ofInputs.of(index))).toEqual(
      [2, 8].map((reach) => ({ kind: "value", middle: 0, reach })),
    );
    expect(ofInputs.reach).toBeUndefined();
  });

  it("says how sure a class is from 0 to 1, and beyond where an output lies there", () => {
    const shares = readingOf(2, 2, [...inputs, 0, 0, 0, 0, 0.25, 0.75, 0.5, 0.5]);
    expect(shares.of(2)).toEqual({ kind: "class", index: 1, low: 0, high: 1 });
    const beyond = readingOf(2, 1, [...inputs, 0, 0, 0, 0, -0.5, 1.5]);
    expect(beyond.of(1)).toEqual({ kind: "twoClasses", low: -0.5, high: 1.5 });
  });
});
