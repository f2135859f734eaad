import { describe, expect, it } from "vitest";
import { datasets } from "../../../src/engine/datasets";
import { setDataset } from "../../../src/engine/document/edit/editTraining";
import { examplesOfPart, parts, prepareData } from "../../../src/engine/training/data";
import { circles } from "./documents";

describe("the parts of the data", () => {
  // The seeds of the data and of the split are the same number by default.
  it.each(datasets)("$id: training, validation and test come from the same places", ({ id }) => {
    const data = prepareData(circles(setDataset(id)));
    const spreads = parts.map((part) => {
      const { inputs, count } = examplesOfPart(data, part);
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
