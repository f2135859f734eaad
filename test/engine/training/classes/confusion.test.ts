import { describe, expect, it } from "vitest";
import { setUnits } from "../../../../src/engine/document/edit/edit";
import { type Confusion, confusionOf } from "../../../../src/engine/training/classes/confusion";
import { misclassified, saidClasses } from "../../../../src/engine/training/classes/said";
import { circles, few } from "../documents";

describe("the confusion of classes", () => {
  // scikit-learn: confusion_matrix and precision_recall_fscore_support of the first eight.
  const labels = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 2, 0, 1);
  const said = Int32Array.of(0, 1, 0, 1, 2, 2, 2, 0, -1, 1);
  const partOf = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
  const data = { task: { kind: "classification", classes: ["a", "b", "c"] }, labels, partOf } as const;

  it("counts what was said of each class, in one part of the data", () => {
    const { counts, classes, total, unsaid } = confusionOf(data, said, "train") as Confusion;
    expect(counts).toEqual([
      [2, 1, 0],
      [0, 1, 1],
      [1, 0, 2],
    ]);
    expect([total, unsaid]).toEqual([8, 0]);
    expect(classes.map(({ precision }) => precision)).toEqual([2 / 3, 1 / 2, 2 / 3]);
    expect(classes.map(({ recall }) => recall)).toEqual([2 / 3, 1 / 2, 2 / 3]);
    for (const [k, expected] of [2 / 3, 1 / 2, 2 / 3].entries())
      expect(classes[k].f1).toBeCloseTo(expected, 12);
    expect(classes.map(({ count }) => count)).toEqual([3, 2, 3]);
  });

  it("knows what can't be said", () => {
    const validation = confusionOf(data, said, "validation") as Confusion;
    expect(validation).toMatchObject({ total: 1, unsaid: 1 });
    expect(validation.classes[0]).toEqual({ count: 1, precision: Number.NaN, recall: 0, f1: 0 });
    expect(validation.classes[1]).toEqual({
      count: 0,
      precision: Number.NaN,
      recall: Number.NaN,
      f1: Number.NaN,
    });
  });
});

describe("the class that outputs say", () => {
  it("is the first of the largest, and none where one isn't a number", () => {
    const outputs = Float64Array.of(0.5, 0.5, 0.2, 0.8, Number.NaN, 0.9, 0.9, Number.NaN);
    const said = saidClasses(circles(...few), outputs, 4);
    expect([...said]).toEqual([0, 1, -1, -1]);
    expect([...misclassified(said, Int32Array.of(0, 0, 0, 1))]).toEqual([0, 1, 1, 1]);
  });

  it("is the second from the boundary on where there is one output", () => {
    const said = saidClasses(circles(...few, setUnits(1, 1)), Float64Array.of(0.4, 0.5, 0.6), 3);
    expect([...said]).toEqual([0, 1, 1]);
  });
});
