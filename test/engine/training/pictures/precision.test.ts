import { describe, expect, it } from "vitest";
import { addLayer, setActivation, setOptimizer } from "../../../../src/engine/document/edit/edit";
import { setDataset, setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../../../src/engine/document/faults/trainingFaults";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { loadKernels } from "../../../../src/engine/simd/load";
import { bringPictures } from "../../../../src/engine/training/pictures/bring";
import { TrainingSession } from "../../../../src/engine/training/session";
import { numpyRun } from "../../../../src/export/python/run/numpyRun";
import { pytorchRun } from "../../../../src/export/python/run/pytorchRun";
import { logAsCsv, logAsJson } from "../../../../src/export/tables/trainingLog";
import { pythonHas, runPython } from "../../../export/python/python";
import { circles } from "../documents";

const double = circles(setDataset("digits"));
const single = setTraining({ precision: "float32" })(double) as typeof double;
const pictures = await bringPictures(double.dataset);
const begun = (document: typeof double, kernels = loadKernels()) =>
  new TrainingSession(document, undefined, kernels, pictures);
const isSingle = (numbers: Float64Array) => numbers.every((number) => Math.fround(number) === number);

describe("pictures in single precision", () => {
  it("are trained on nearly as in double, and only where it is asked for", () => {
    const [one, two] = [double, single].map((document) => begun(document));
    for (const session of [one, two]) for (let k = 0; k < 3; k++) session.advance("epoch");
    expect([one.precision, two.precision]).toEqual(["float64", "float32"]);
    expect([isSingle(one.parameters), isSingle(two.parameters)]).toEqual([false, true]);
    const [exact, rough] = [one.answers.metrics().loss.test, two.answers.metrics().loss.test];
    expect(rough).not.toBe(exact);
    expect(Math.abs(rough - exact)).toBeLessThan(1e-3 * exact);
  });

  it("go on from a document exactly as they would have", () => {
    const session = begun(single);
    session.advance("epoch");
    session.advance("minibatch");
    const again = begun(JSON.parse(JSON.stringify(session.snapshot())));
    for (const one of [session, again]) one.advance("epoch");
    expect(again.parameters).toEqual(session.parameters);
    expect(again.answers.metrics()).toEqual(session.answers.metrics());
  });

  it("take the kernels: the plain loops train in double precision, and say so", () => {
    const session = new TrainingSession(single, undefined, undefined, pictures);
    session.advance("minibatch");
    expect(session.precision).toBe("float64");
    expect(isSingle(session.parameters)).toBe(false);
  });

  it("end where a number is too large for it, from before that minibatch", () => {
    const relu = [{ type: "relu", settings: {} }];
    const layers = [addLayer(1), setActivation(0, relu), setActivation(1, relu)];
    const wild = [...layers, setOptimizer("sgd", { learningRate: 1e-3 })].reduce(
      (document, edit) => edit(document) as typeof single,
      single,
    );
    const huge = wild.layers.map((layer, l) => ({
      ...layer,
      weights: layer.weights.map((row) => row.map(() => (l === 2 ? 1 : 1e20))),
    }));
    const session = begun({ ...wild, layers: huge });
    session.advance("epoch");
    expect(session.stopped?.kind).toBe("diverged");
    expect(session.stopped?.sentence).toContain("the loss in float32");
    expect(session.parameters.every(Number.isFinite)).toBe(true);
    expect(session.position).toMatchObject({ epoch: 0, minibatch: 0 });
  });

  it("are a version of the document; data with columns have none", () => {
    expect(single.version).toBe(10);
    expect(readDocument(JSON.parse(JSON.stringify(single))).faults).toBeUndefined();
    expect(
      readDocument({ ...single, training: { ...single.training, precision: "float16" } }).faults,
    ).toEqual([expect.objectContaining({ path: "training.precision" })]);
    const points = setDataset("twoMoons")(single);
    expect(points.training).not.toHaveProperty("precision");
    expect(points.version).toBe(2);
    const wrong = setTraining({ precision: "float32" })(circles()) as typeof double;
    expect(trainingFaults(wrong)).toMatchObject([{ path: "training.precision" }]);
  });

  it("are written out as such: the log names it, and the programs train in it", { timeout: 60_000 }, () => {
    const session = begun(setTraining({ epochs: 2 })(single) as typeof single);
    session.advance("epoch");
    session.advance("epoch");
    const rows = session.log.all();
    expect(logAsCsv(rows, session.precision as "float32").split("\n")[1]).toMatch(/,float32$/);
    expect(logAsCsv(rows)).not.toContain("precision");
    expect(JSON.parse(logAsJson(rows, "float32"))[2]).toMatchObject({ epoch: 2, precision: "float32" });
    const programs = [
      ["numpy", numpyRun(session.snapshot(), rows, pictures)],
      ["torch", pytorchRun(session.snapshot(), rows, pictures)],
    ] as const;
    for (const [name, text] of programs) {
      expect(text).toContain("X.astype(np.float32)");
      if (!pythonHas(name)) continue;
      const [{ printed, fault }] = runPython([text]);
      expect(fault).toBeFalsy();
      const difference = Number(/largest difference from the page: (\S+)/.exec(printed)?.[1]);
      expect(difference).toBeLessThan(1e-4);
      // Were it double precision, it would agree to more digits, or the page to fewer.
      expect(difference).toBeGreaterThan(1e-9);
    }
  });
});
