import { describe, expect, it } from "vitest";
import { setData, setDataset, setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../../../src/engine/document/faults/trainingFaults";
import { compile } from "../../../../src/engine/network/compile";
import { createPlan } from "../../../../src/engine/pass/plans/plan";
import { createRandom } from "../../../../src/engine/random";
import { loadKernels } from "../../../../src/engine/simd/load";
import { loadExamples } from "../../../../src/engine/training/data/examples";
import { prepareData } from "../../../../src/engine/training/data/prepareData";
import { examplesOfPart } from "../../../../src/engine/training/data/seenExamples";
import { bringPictures } from "../../../../src/engine/training/pictures/bring";
import { galleryOf } from "../../../../src/engine/training/pictures/gallery";
import { TrainingSession } from "../../../../src/engine/training/session";
import { circles } from "../documents";

const document = circles(setDataset("digits"));
const pictures = await bringPictures(document.dataset);

describe("pictures", () => {
  it("are what the network sees of their bytes: in [0, 1], in what is asked for, or standardized", () => {
    const seen = (edited: typeof document) => {
      const examples = examplesOfPart(prepareData(edited, pictures), "train");
      const plan = createPlan(compile(edited), examples.count, { inputGradients: false });
      loadExamples(
        plan,
        examples,
        Int32Array.from({ length: examples.count }, (_, n) => n),
      );
      return [...plan.values[plan.graph.input]];
    };
    expect(Math.min(...seen(document))).toBe(0);
    expect(Math.max(...seen(document))).toBe(1);
    const centred = seen(setTraining({ scale: [-0.5, 0.5] })(document) as typeof document);
    expect([Math.min(...centred), Math.max(...centred)]).toEqual([-0.5, 0.5]);
    const standardized = seen(setTraining({ standardize: true })(document) as typeof document);
    const { train } = document.training.split;
    const pixel = standardized.slice(28 * train, 29 * train);
    expect(pixel.reduce((sum, x) => sum + x, 0) / train).toBeCloseTo(0, 10);
    expect(pixel.reduce((sum, x) => sum + x * x, 0) / train).toBeCloseTo(1, 10);
  });

  it("are trained on by the kernels as by the plain loops, and kept as bytes", () => {
    const runs = [loadKernels(), undefined].map((kernels) => {
      const session = new TrainingSession(document, undefined, kernels, pictures);
      expect(session.data.inputs).toBeInstanceOf(Uint8Array);
      for (let k = 0; k < 3; k++) session.advance("epoch");
      return session;
    });
    const [kernels, plain] = runs.map((session) => session.answers.metrics());
    expect(kernels.loss.test).toBeCloseTo(plain.loss.test, 9);
    expect(kernels.error).toEqual(plain.error);
    expect(kernels.error.test).toBeLessThan(0.2);
  });

  it.each([
    [7, 5],
    [8, 4],
    [3, 2],
  ])("of %i × %i are the same to the kernels, eight bytes at once and what is left", (width, height) => {
    const [count, size] = [40, width * height];
    const random = createRandom(1);
    const made = {
      pixels: Uint8Array.from({ length: count * size }, () => 256 * random()),
      labels: Uint8Array.from({ length: count }, (_, n) => n % 2),
    };
    const kept = { type: "pictures", seed: 1, sha256: "0".repeat(64), name: "made", test: 0 } as const;
    const whole = setData({ ...kept, count, width, height, classes: ["0", "1"] })(document);
    const own = setTraining({ standardize: true, minibatch: 7 })(whole) as typeof document;
    const [kernels, plain] = [loadKernels(), undefined].map((on) => {
      const session = new TrainingSession(own, undefined, on, made);
      session.advance("epoch");
      return session.parameters;
    });
    kernels.forEach((number, k) => {
      expect(number).toBeCloseTo(plain[k], 12);
    });
  });

  it("are in the kernels' memory alone, once, and stay what they are where that grows", () => {
    const [count, width, height] = [20_000, 28, 28];
    const pixels = Uint8Array.from({ length: count * width * height }, (_, k) => (k * 7) % 251);
    const labels = Uint8Array.from({ length: count }, (_, n) => n % 2);
    const kept = { type: "pictures", seed: 1, sha256: "0".repeat(64), name: "made", test: 0 } as const;
    const own = setData({ ...kept, count, width, height, classes: ["0", "1"] })(document) as typeof document;
    const kernels = loadKernels();
    if (!kernels) throw new Error("this Node has no WebAssembly");
    const { memory } = kernels;
    const session = new TrainingSession(own, undefined, kernels, { pixels, labels });
    expect(session.data.inputs.buffer === memory.buffer).toBe(true);
    session.advance("minibatch");
    // The bytes once; the rest is for targets, orders and the minibatches.
    expect(memory.buffer.byteLength).toBeLessThan(pixels.length + 4e6);

    const before = memory.buffer.byteLength;
    session.retune(setTraining({ minibatch: 3000 })(own) as typeof document);
    session.advance("minibatch");
    expect(memory.buffer.byteLength).toBeGreaterThan(before);
    expect(Buffer.compare(session.data.inputs as Uint8Array, pixels)).toBe(0);
    expect(session.answers.lesson(19_999).batch.inputs[0][5]).toBeCloseTo(pixels[19_999 * 784 + 5] / 255, 12);
  });

  it("are looked at for what holds training up, also begun again with other settings", () => {
    const fast = { ...document, optimizer: { type: "sgd", learningRate: 30 } };
    const session = new TrainingSession(fast, undefined, loadKernels(), pictures);
    for (let k = 0; k < 3; k++) session.advance("epoch");
    const rules = session.answers.why().map(({ rule }) => rule);
    expect(rules).toContain("exploding");
    expect(rules).not.toContain("rawScales");
  });

  it("are drawn with the seed where not all are taken, in the order in which they are", () => {
    const some = setData({ type: "digits", count: 100, seed: 3 })(document) as typeof document;
    const { inputs, labels = new Int32Array() } = prepareData(some, pictures);
    const all = prepareData(document, pictures);
    const key = (of: typeof inputs, n: number) => of.subarray(64 * n, 64 * (n + 1)).join();
    const whole = Array.from({ length: all.count }, (_, n) => key(all.inputs, n));
    const indices = Array.from(labels, (_, n) => whole.indexOf(key(inputs, n)));
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    expect(Array.from(labels)).toEqual(indices.map((index) => all.labels?.[index]));
    expect(
      trainingFaults(setData({ type: "digits", count: 1798, seed: 1 })(document) as typeof document),
    ).toMatchObject([{ path: "dataset.count" }]);
  });

  it("have no formulas for features, and a scale that goes up; points have none", () => {
    const faults = (changes: Parameters<typeof setTraining>[0], of = document) =>
      trainingFaults(setTraining(changes)(of) as typeof document).map(({ path }) => path);
    expect(faults({ features: ["x1**2"] })).toContain("training.features");
    expect(faults({ scale: [1, 0] })).toEqual(["training.scale"]);
    expect(faults({ scale: [0, 1] }, circles())).toEqual(["training.scale"]);
    expect(setTraining({ scale: [-0.5, 0.5] })(document)).toMatchObject({ version: 9 });
    expect(setDataset("twoMoons")(document)).toMatchObject({ version: 2, inputs: 2 });
  });
});

describe("the gallery", () => {
  const data = prepareData(document, pictures);
  const labels = data.labels ?? new Int32Array();

  it("has as many of each class of the part as there is room for", () => {
    const { shown, wrong } = galleryOf(data, new Float64Array(10 * data.count), labels, {
      ...{ part: "test", list: "classes", most: 30 },
    });
    expect(shown).toHaveLength(30);
    expect(wrong).toBe(0);
    expect(shown.map(({ label }) => label)).toEqual(Array.from({ length: 30 }, (_, k) => Math.floor(k / 3)));
    for (const { index, pixels } of shown) {
      expect(data.partOf[index]).toBe(2);
      expect([...pixels]).toEqual([...data.inputs.subarray(64 * index, 64 * (index + 1))]);
    }
  });

  it("has those first that are furthest from right", () => {
    const test = [...data.partOf.keys()].filter((n) => data.partOf[n] === 2).slice(0, 3);
    const outputs = new Float64Array(10 * data.count);
    const said = labels.slice();
    test.forEach((n, k) => {
      said[n] = (labels[n] + 1) % 10;
      outputs[10 * n + said[n]] = 0.5 + 0.1 * k;
    });
    const { shown, wrong, chosen } = galleryOf(data, outputs, said, {
      ...{ part: "test", list: "wrong", most: 2, chosen: 5 },
    });
    expect(wrong).toBe(3);
    expect(shown.map(({ index }) => index)).toEqual([test[2], test[1]]);
    expect(chosen?.index).toBe(5);
  });
});
