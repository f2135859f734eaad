import { describe, expect, it } from "vitest";
import { datasets } from "../../../../src/engine/datasets";
import {
  addPoints,
  setData,
  setDataset,
  setSplit,
  setSplitSeed,
  setTraining,
} from "../../../../src/engine/document/edit/train/editTraining";
import type { PointData } from "../../../../src/engine/document/parts/data";
import { readDocument } from "../../../../src/engine/document/reading/read";
import type { Examples } from "../../../../src/engine/training/data/examples";
import { prepareData } from "../../../../src/engine/training/data/prepareData";
import { dataParts } from "../../../../src/engine/training/data/preparedData";
import { examplesOfPart } from "../../../../src/engine/training/data/seenExamples";
import { bringPictures } from "../../../../src/engine/training/pictures/bring";
import { circles } from "../documents";

/** How much ink each picture has. */
function inkOf({ inputs, rows = new Int32Array(), stored = 1 }: Examples): Float64Array {
  const size = inputs.length / stored;
  return Float64Array.from(rows, (row) => {
    let ink = 0;
    for (let k = row * size; k < (row + 1) * size; k++) ink += inputs[k];
    return ink;
  });
}

describe("the parts of the data", () => {
  // The seeds of the data and of the split are the same number by default.
  it.each(datasets)("$id: training, validation and test come from the same places", async ({ id }) => {
    const document = circles(setDataset(id));
    const data = prepareData(document, await bringPictures(document.dataset));
    const spreads = dataParts.map((part) => {
      const examples = examplesOfPart(data, part);
      // Of pictures, pixels that are empty in most would say little of where they come from.
      const inputs = examples.rows ? inkOf(examples) : examples.inputs;
      const { count } = examples;
      const first = Array.from({ length: count }, (_, n) => inputs[n * (inputs.length / count)]);
      const mean = first.reduce((sum, x) => sum + x, 0) / count;
      const deviation = Math.sqrt(first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count);
      return { mean, deviation };
    });
    const [train, ...others] = spreads;
    for (const { mean, deviation } of others) {
      expect(Math.abs(mean - train.mean)).toBeLessThan(0.4 * train.deviation);
      expect(deviation / train.deviation).toBeGreaterThan(0.7);
    }
  });
});

describe("data with parts and targets of their own", () => {
  const line: PointData = {
    type: "points",
    columns: ["x"],
    inputs: [[1], [2], [3], [4]],
    targets: [[10], [20], [70], [30]],
    parts: [0, 0, 2, 1],
  };
  const document = circles(setData(line), setTraining({ standardizeTargets: true }));

  it("keep the split that came with them, until another one is asked for", () => {
    expect(document).toMatchObject({ version: 6, training: { split: { train: 2, validation: 1, test: 1 } } });
    expect([...prepareData(document).partOf]).toEqual([0, 0, 2, 1]);
    expect(readDocument(JSON.parse(JSON.stringify(document))).faults).toBeUndefined();
    const more = circles(setData(line), addPoints([{ inputs: [5], target: 1 }]));
    expect(more).toMatchObject({ dataset: { parts: [0, 0, 2, 1, 0] }, training: { split: { train: 3 } } });
    for (const edit of [setSplit("test", 0), setSplitSeed(5)])
      expect(circles(setData(line), edit)).toMatchObject({
        version: 2,
        dataset: expect.not.objectContaining({ parts: [] }),
      });
  });

  it("have targets with mean 0 and deviation 1 over the training points", () => {
    const { targets, targetStandardization } = prepareData(document);
    expect([...targets]).toEqual([-1, 1, 11, 3]);
    expect(targetStandardization).toEqual({ means: Float64Array.of(15), deviations: Float64Array.of(5) });
  });

  it.each([
    [{ dataset: { ...line, parts: [0, 0, 2] } }, "dataset.parts"],
    [{ dataset: { ...line, parts: [0, 0, 2, 3] } }, "dataset.parts[3]"],
    [{ dataset: { ...line, parts: [0, 0, 0, 1] } }, "training.split"],
    [{ version: 5 }, "dataset.parts"],
  ])("are refused where they don't fit: %j", (changes, path) => {
    expect(readDocument({ ...JSON.parse(JSON.stringify(document)), ...changes }).faults?.[0].path).toBe(path);
  });
});
