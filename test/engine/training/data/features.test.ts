import { beforeAll, describe, expect, test } from "vitest";
import { blank } from "../../../../src/engine/document/edit/initialize";
import {
  addFeature,
  removeFeature,
  setData,
  setFeatures,
  setTraining,
  trainable,
} from "../../../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../../../src/engine/document/faults/trainingFaults";
import { readDocument } from "../../../../src/engine/document/reading/read";
import type { Kernels } from "../../../../src/engine/simd/kernels";
import { loadKernels } from "../../../../src/engine/simd/load";
import { prepareData } from "../../../../src/engine/training/data/prepareData";
import { TrainingSession } from "../../../../src/engine/training/session";
import { circles, few, train } from "../documents";

const made = setFeatures(["x1**2", "x2**2", "sin(3*x1)*x2"]);

let kernels: Kernels | undefined;
beforeAll(() => {
  kernels = loadKernels();
});

describe("features", () => {
  test("are inputs after the columns, each the number of its formula", () => {
    const document = circles(...few, made);
    expect(document.version).toBe(7);
    expect(document.inputs).toBe(5);
    expect(trainingFaults(document)).toEqual([]);
    const { inputs, featureValues, columns } = prepareData(document);
    expect(columns).toEqual(["x1", "x2"]);
    for (const n of [0, 17, 99]) {
      const [x1, x2] = inputs.subarray(2 * n);
      expect([...featureValues.subarray(3 * n, 3 * n + 3)]).toEqual([
        x1 * x1,
        x2 * x2,
        Math.sin(3 * x1) * x2,
      ]);
    }
  });

  test("are computed before they are standardized: over the training examples each has mean 0 and deviation 1", () => {
    const session = new TrainingSession(circles(...few, made, setTraining({ standardize: true })));
    const seen = Array.from(session.data.partOf.keys())
      .filter((n) => session.data.partOf[n] === 0)
      .map((n) => session.answers.lesson(n).batch.inputs[0]);
    for (let i = 0; i < 5; i++) {
      const mean = seen.reduce((sum, row) => sum + row[i], 0) / seen.length;
      const variance = seen.reduce((sum, row) => sum + (row[i] - mean) ** 2, 0) / seen.length;
      expect(mean).toBeCloseTo(0, 12);
      expect(variance).toBeCloseTo(1, 12);
    }
    const { means, deviations } = session.data.standardization ?? expect.fail("isn't standardized");
    const [x1] = session.data.inputs;
    expect(session.answers.lesson(0).batch.inputs[0][2]).toBe((x1 * x1 - means[2]) / deviations[2]);
  });

  test.each(["plain", "kernels"])(
    "are in the maps of the plane as at each place, by the %s loops",
    (loops) => {
      const session = new TrainingSession(
        circles(...few, made, setTraining({ standardize: true })),
        undefined,
        loops === "kernels" ? kernels : undefined,
      );
      train(session, 3);
      const grid = { columns: 24, rows: 30, bounds: [-1.5, 1.5, -1, 2] as const };
      const region = session.maps.region(grid);
      const units = session.maps.units(grid);
      for (const [column, row] of [
        [0, 0],
        [5, 17],
        [23, 29],
      ]) {
        const [x1, x2] = [-1.5 + (3 * (column + 0.5)) / 24, 2 - (3 * (row + 0.5)) / 30];
        const cell = row * 24 + column;
        session.maps.at([x1, x2]).forEach((output, k) => {
          expect(region.values[k * 720 + cell]).toBeCloseTo(output, 6);
        });
        const { means, deviations } = session.data.standardization ?? expect.fail();
        expect(units.values[4 * 720 + cell]).toBeCloseTo(
          (Math.sin(3 * x1) * x2 - means[4]) / deviations[4],
          6,
        );
      }
      const examples = session.maps.examples();
      const [a, b] = session.data.inputs.subarray(2 * 7);
      session.maps.at([a, b]).forEach((output, k) => {
        expect(examples[14 + k]).toBeCloseTo(output, 12);
      });
    },
  );

  test("let one softmax layer tell the circles apart, which it can't without", () => {
    const outputs = circles().layers.at(-1) ?? expect.fail();
    const straight = {
      ...circles(...few),
      layers: [
        {
          ...outputs,
          weights: [
            [0, 0],
            [0, 0],
          ],
        },
      ],
    };
    const curved = setFeatures(["x1**2", "x2**2"])(straight) as typeof straight;
    const error = (document: typeof straight) =>
      train(new TrainingSession(document)).answers.metrics().error.train;
    expect(error(straight)).toBeGreaterThan(0.3);
    expect(error(curved)).toBe(0);
  });

  test("have their names in Step", () => {
    const session = new TrainingSession(circles(...few, made));
    const { names, batch, description, inputs } = session.answers.lesson(4);
    expect(names).toEqual({ "x[3]": "x₁²", "x[4]": "x₂²", "x[5]": "sin(3·x₁)·x₂" });
    expect(inputs).toBe(5);
    expect(batch.inputs[0]).toHaveLength(5);
    expect(description).toContain("x[3] on: x1**2, x2**2, sin(3*x1)*x2");
    expect(readDocument(session.answers.lesson(4)).faults).toBeUndefined();
    const sum = new TrainingSession(circles(...few, setFeatures(["x1**2 + x2**2", "sin(x1 - x2)"])));
    expect(sum.answers.lesson(4).names).toEqual({ "x[3]": "(x₁² + x₂²)", "x[4]": "sin(x₁ - x₂)" });
  });

  test("are added and taken out one by one", () => {
    const document = addFeature("x1*x2")(addFeature("x1**2")(circles(...few)));
    expect(document.training?.features).toEqual(["x1**2", "x1*x2"]);
    expect(document.layers[0].weights[0]).toHaveLength(4);
    const one = removeFeature("x1**2")(document);
    expect(one.training?.features).toEqual(["x1*x2"]);
    const none = removeFeature("x1*x2")(one);
    expect(none.training).not.toHaveProperty("features");
    expect(none.version).toBe(2);
    expect(none.inputs).toBe(2);
  });

  test("stay with the data they can be made of, and go with columns that are gone", () => {
    const points = {
      type: "points" as const,
      columns: ["x"],
      inputs: [[1], [2], [3]],
      targets: [[1], [2], [3]],
    };
    const document = setData(points)(setFeatures(["x1**2", "x1*x2"])(circles(...few)));
    expect(document.training?.features).toEqual(["x1**2"]);
    expect(document.inputs).toBe(2);
    expect(trainingFaults(document as never)).toEqual([]);
  });

  test("come to a network of Step's", () => {
    const document = trainable(blank([3, 4, 1], 1), circles(...few, made));
    expect(document.inputs).toBe(5);
    expect(trainingFaults(document)).toEqual([]);
  });

  test.each([
    [["x1^2"], "training.features[0]", /"x1\^2" has \^, which can't be read: a power is written/],
    [["x1**2", "x1**2"], "training.features[1]", /"x1\*\*2" is there twice/],
    [["log(x1)"], "training.features[0]", /"log\(x1\)" is NaN at point \d+, where x1 = -0/],
    [[`x1${" + x1".repeat(30)}`], "training.features[0]", /longer than 80/],
    [Array.from({ length: 21 }, (_, k) => `x1**${k}`), "training.features", /20 are the most/],
  ])("%j are refused, saying why", (features, path, message) => {
    const document = circles(...few, setFeatures(["x1**2"]));
    const faulty = {
      ...setTraining({ features })(document),
      inputs: 2 + features.length,
      batch: { ...document.batch, inputs: [Array(2 + features.length).fill(1)] },
      layers: document.layers.with(0, {
        ...document.layers[0],
        weights: document.layers[0].weights.map(() => Array(2 + features.length).fill(0)),
      }),
    };
    expect(readDocument({ ...faulty, version: 7 }).faults?.[0]).toEqual({
      path,
      message: expect.stringMatching(message),
    });
  });

  test("are counted among the inputs, and belong to version 7", () => {
    const document = circles(...few, made);
    expect(readDocument({ ...document, version: 6 }).faults?.[0].path).toBe("training.features");
    const { features: _features, ...training } = document.training;
    expect(readDocument({ ...document, training }).faults?.[0].message).toMatch(
      /has 5 inputs, but an example has 2 numbers/,
    );
    expect(
      readDocument({ ...document, training: { ...training, features: ["x1**2"] } }).faults?.[0].message,
    ).toMatch(/has 5 inputs, but an example has 2 numbers and 1 feature made of them/);
  });
});
