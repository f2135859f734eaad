import { describe, expect, it } from "vitest";
import type { Edit, NetworkDocument } from "../../../../src/engine/document/document";
import { setActivation, setLoss, setOptimizer, setUnits } from "../../../../src/engine/document/edit/edit";
import {
  remedied,
  restarted,
  setData,
  setDataParameter,
  setDataset,
  setSplit,
  setTraining,
} from "../../../../src/engine/document/edit/train/editTraining";
import type { PointData } from "../../../../src/engine/document/parts/data";
import { optimizers } from "../../../../src/engine/optimizers";
import { createRandom, normal } from "../../../../src/engine/random";
import { TrainingSession } from "../../../../src/engine/training/session";
import { whyRules } from "../../../../src/engine/training/why/rules";
import { circles, few, train } from "../documents";

const small: readonly Edit[] = [...few, setUnits(0, 8)];
const activation = (layer: number, type: string) => setActivation(layer, [{ type, settings: {} }]);
const everyWeight =
  (change: (weight: number) => number, bias: (bias: number) => number = (given) => given): Edit =>
  (document) => ({
    ...document,
    layers: document.layers.map((layer, l) =>
      l === document.layers.length - 1
        ? layer
        : { ...layer, weights: layer.weights.map((row) => row.map(change)), bias: layer.bias.map(bias) },
    ),
  });

function findings(edits: readonly Edit[], after: readonly Edit[] = []) {
  const document = circles(...small, ...edits);
  const changed = after.reduce<NetworkDocument>((edited, edit) => edit(edited), document);
  return train(new TrainingSession(changed as typeof document)).answers.why();
}

/** Points of two classes that overlap. @param rare the share of the second */
function overlapping(rare: number): PointData {
  const random = createRandom(3);
  const labels = Array.from({ length: 300 }, () => (random() < rare ? 1 : 0));
  return {
    type: "points",
    columns: ["x1", "x2"],
    classes: ["healthy", "ill"],
    labels,
    inputs: labels.map((label) => [normal(random) + 1.2 * label, normal(random)]),
  };
}

describe("why training does what it does", () => {
  it.each<[string, readonly Edit[], readonly Edit[], RegExp]>([
    [
      "stepUnits",
      [activation(0, "step")],
      [],
      /its slope is 0 at every point, so the gradient of layer 1 is exactly 0/,
    ],
    [
      "sameUnits",
      [setTraining({ initializer: "zeros" })],
      [],
      /^All weights are 0, and the gradient of layer 1 is 0: the 8 units/,
    ],
    [
      "sameUnits",
      [],
      [
        (document) => ({
          ...document,
          layers: document.layers.map((layer) => ({
            ...layer,
            weights: layer.weights.map((row) => row.map(() => 0.3)),
          })),
        }),
      ],
      /^The 8 units of layer 1 have the same weights, in and out/,
    ],
    [
      "lossMismatch",
      [setLoss({ type: "softmaxCrossEntropy" }), activation(1, "softmax")],
      [],
      /takes scores .* the last layer's softmax makes probabilities already/,
    ],
    [
      "exploding",
      [activation(0, "relu"), setOptimizer("sgd", { learningRate: 300 })],
      [],
      /with 30, |with 3, |with 0.3, /,
    ],
    [
      "rawScales",
      [
        setData({
          ...overlapping(0.5),
          inputs: overlapping(0.5).inputs.map(([x, y]) => [3000 * x + 900, y]),
        }),
      ],
      [],
      /^The inputs' scales differ: x1 goes from −?[\d,.]+ to/,
    ],
    [
      "deadUnits",
      [activation(0, "relu")],
      [
        everyWeight(
          (weight) => weight,
          () => -20,
        ),
      ],
      /^8 of 8 relus in layer 1 are 0 at every training point: their gradient is 0/,
    ],
    [
      "saturatedUnits",
      [],
      [
        everyWeight(
          (weight) => 300 * weight,
          () => 1000,
        ),
      ],
      /of 8 units in layer 1 are saturated, and were at the start/,
    ],
    [
      "unbalanced",
      [setData(overlapping(0.08)), setTraining({ epochs: 10 })],
      [],
      /of the training points are ill, and \d+ of these \d+ are taken for another class/,
    ],
    [
      "rateTooLarge",
      [setDataset("twoMoons"), setTraining({ minibatch: 5 }), setOptimizer("sgd", { learningRate: 10 })],
      [],
      /^The training loss rose in \d+ of the last \d+ epochs\. From here, 20 epochs with η = 1 /,
    ],
    [
      "rateTooLarge",
      [
        setDataset("xor"),
        setTraining({ minibatch: 5 }),
        activation(0, "relu"),
        setOptimizer("adam", { learningRate: 2 }),
      ],
      [],
      /^The first update changed the weights of layer \d by [\d.]+ % of their size\. With η = 0\.0?2, 40 epochs after the same start, the training loss is/,
    ],
    [
      "overfitting",
      [setDataParameter("noise", 0.4), setUnits(0, 40), setTraining({ epochs: 300 }), setSplit("train", 30)],
      [],
      /^The validation loss has risen since epoch \d+, from [\d.]+ to [\d.]+, while the training loss fell/,
    ],
    [
      "tooSmall",
      [setUnits(0, 1), setTraining({ epochs: 100 })],
      [],
      /^With 1 hidden unit, the training error stays at [\d.]+ %; a logistic one without hidden units gets to [\d.]+ %\. 16 hidden units get it to/,
    ],
    [
      "rateZero",
      [setOptimizer("sgd", { learningRate: 0 })],
      [],
      /^The learning rate is 0: .* From here, \d+ epochs with η = 0\.1 bring the training loss to 0\.\d+/,
    ],
    [
      "rateTooSmall",
      [setOptimizer("sgd", { learningRate: 1e-9 })],
      [],
      /^In the last \d+ epochs .* with η = 0\.1 /,
    ],
    [
      "exploding",
      [setOptimizer("adam", { learningRate: 1e6 })],
      [],
      /in 1 epoch\. .*; with 0\.1, 1 epoch after /,
    ],
    [
      "exploding",
      [setOptimizer("sgd", { learningRate: 0 })],
      [everyWeight((weight) => 1e308 * weight), activation(0, "relu")],
      /^The loss isn't a finite number at the start already, before any update/,
    ],
    [
      "rateTooSmall",
      [setOptimizer("sgd", { learningRate: 0.0001 })],
      [],
      /^In the last \d+ epochs the training loss (came down|didn't)/,
    ],
  ])("%s is found, and said with its numbers", (rule, edits, after, sentence) => {
    const found = findings(edits, after).find((finding) => finding.rule === rule);
    expect(found?.sentence).toMatch(sentence);
    expect(found?.sentence).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("has a test for each rule above, and nothing to say of a run that does well", () => {
    expect(whyRules).toHaveLength(13);
    expect(findings([])).toEqual([]);
    expect(findings([setDataset("blobs")])).toEqual([]);
  });

  it("of a start that isn't finite doesn't blame the learning rate", () => {
    const document = [activation(0, "relu"), everyWeight((weight) => 1e308 * weight)].reduce<NetworkDocument>(
      (edited, edit) => edit(edited),
      circles(...small),
    );
    const { stopped } = train(new TrainingSession(document as ReturnType<typeof circles>));
    expect(stopped?.sentence).toMatch(/of epoch 1: .* Try smaller parameters, or standardize the inputs\.$/);
  });

  it.each(optimizers.map(({ id }) => id))(
    "%s with η = 0 never blames the size, nor offers what is worse",
    (id) => {
      const zero = setOptimizer(id, { learningRate: 0 });
      const rules = findings([setUnits(0, 4), zero]).map(({ rule }) => rule);
      expect(rules).toEqual(["rateZero"]);
      const far = findings([zero], [everyWeight((weight) => 1e308 * weight), activation(0, "relu")]);
      expect(far.flatMap(({ remedies }) => remedies.map(({ label }) => label)).join()).not.toMatch(
        /η = 0(?!\.)/,
      );
    },
  );

  it("counts one epoch as one", () => {
    for (const learningRate of [1e6, 30])
      for (const type of ["tanh", "relu"])
        for (const { sentence } of findings([
          activation(0, type),
          setDataset("sineCurve"),
          setOptimizer("sgd", { learningRate }),
          setTraining({ epochs: 1 }),
        ]))
          expect(sentence).not.toMatch(/\b1 epochs/);
  });

  it("doesn't say that only the training points are learned while more validation points come out right", () => {
    const edits = [setDataParameter("noise", 0.25), setTraining({ epochs: 400 }), setSplit("train", 30)];
    const found = Array.from({ length: 6 }, (_, seed) =>
      findings([...edits, setUnits(0, 40), setTraining({ seed })]).find(({ rule }) => rule === "overfitting"),
    );
    const both = found.flatMap((one) => (one ? [/Yet fewer/.test(one.sentence)] : []));
    expect(new Set(both)).toEqual(new Set([true, false]));
  });

  it("offers what works: what it says to have tried comes out so", () => {
    const session = train(
      new TrainingSession(circles(...small, setOptimizer("sgd", { learningRate: 0.0001 }))),
    );
    const found = session.answers.why().find(({ rule }) => rule === "rateTooSmall");
    const remedy = found?.remedies[0];
    if (remedy?.kind !== "change") throw new Error("nothing is offered");
    const [, epochs, said] =
      /From here, (\d+) epochs with η = [\d.]+ bring it to ([\d.]+)/.exec(found?.sentence ?? "") ?? [];
    const further = setTraining({ epochs: 40 + Number(epochs) })(
      remedied(remedy.changes)(session.snapshot()),
    );
    session.retune(further as ReturnType<TrainingSession["snapshot"]>);
    train(session);
    expect(session.answers.metrics().loss.train).toBeCloseTo(Number(said), 2);
  });

  it("changes nothing of the run", () => {
    const document = circles(...small, setOptimizer("adam", { learningRate: 2 }));
    const [asked, left] = [new TrainingSession(document), new TrainingSession(document)];
    for (const session of [asked, left]) {
      train(session, 10);
      if (session === asked) session.answers.why();
      train(session, 10);
    }
    expect(asked.parameters).toEqual(left.parameters);
  });

  it("its remedies are documents that can be trained", () => {
    const start = circles(...small, setUnits(0, 1), setTraining({ epochs: 60 }));
    for (const finding of train(new TrainingSession(start)).answers.why())
      for (const remedy of finding.remedies)
        if (remedy.kind === "change")
          expect(() =>
            train(new TrainingSession(restarted(start, remedied(remedy.changes)(start) as typeof start)), 1),
          ).not.toThrow();
  });
});
