import { describe, expect, it } from "vitest";
import { activations } from "../../../../src/engine/activations";
import type { Edit, TrainableDocument } from "../../../../src/engine/document/document";
import {
  setActivation,
  setLoss,
  setOptimizer,
  setPenalty,
  setSchedule,
} from "../../../../src/engine/document/edit/edit";
import { setTraining } from "../../../../src/engine/document/edit/train/editTraining";
import { settingsOf } from "../../../../src/engine/math/parameter";
import { runPass } from "../../../../src/engine/pass/pass";
import { examplesOfPart } from "../../../../src/engine/training/data/seenExamples";
import type { RunMeasures } from "../../../../src/engine/training/layers/measures";
import { TrainingSession } from "../../../../src/engine/training/session";
import { close } from "../../../tolerance";
import { circles, few, train, trained } from "../documents";

const activation = (type: string) => [{ type, settings: {} }];
const size = (numbers: ArrayLike<number>) => Math.hypot(...Array.from(numbers));

/** One pass over the whole training set, computed as Step does. */
function wholePass(session: TrainingSession) {
  const { state: _state, initial: _initial, ...document } = session.snapshot();
  const { count, inputs, targets } = examplesOfPart(session.data, "train");
  const rows = (from: ArrayLike<number>) => {
    const width = from.length / count;
    return Array.from({ length: count }, (_, n) =>
      Array.from({ length: width }, (_, k) => from[n * width + k]),
    );
  };
  return runPass({
    ...document,
    batch: { inputs: rows(inputs), targets: rows(targets) },
  } as TrainableDocument);
}

describe("measuring the layers of a run", () => {
  it.each<[string, readonly Edit[]]>([
    ["as it comes", []],
    ["with a penalty and a sum", [setPenalty(0, "l2", 0.1), setLoss({ reduction: "sum" })]],
    ["standardized", [setTraining({ standardize: true })]],
  ])("gives the norm of the gradient over the whole training set, %s", (_, edits) => {
    const session = trained(setTraining({ epochs: 5 }), ...edits);
    const { plan } = wholePass(session);
    const { layers, examples, of } = session.answers.measures();
    expect([examples, of]).toEqual([45, 45]);
    plan.graph.layers.forEach(({ weights, bias }, l) => {
      const expected = Math.hypot(size(plan.gradients[weights]), size(plan.gradients[bias]));
      expect(close(layers[l].gradientNorm, expected, 1e-9, 1e-12)).toBe(true);
    });
  });

  it.each(["sgd", "momentum", "adam"])("foretells the size of the next update, of %s", (optimizer) => {
    const edits = [...few, setOptimizer(optimizer, { learningRate: 0.05 }), setSchedule("cosine")];
    const session = train(new TrainingSession(circles(...edits)), 3);
    session.advance("minibatch");
    const { layers } = session.answers.measures();
    const before = session.snapshot().layers;
    session.advance("minibatch");
    session.snapshot().layers.forEach(({ weights }, l) => {
      const [old, now] = [before[l].weights.flat(), weights.flat()];
      const expected = size(now.map((weight, k) => weight - old[k])) / size(old);
      expect(expected).toBeGreaterThan(0);
      expect(close(layers[l].updateRatio, expected, 1e-9, 1e-12)).toBe(true);
    });
  });

  it("changes nothing of the run", () => {
    const plain = new TrainingSession(circles(...few));
    const measured = new TrainingSession(circles(...few));
    for (const session of [plain, measured])
      for (let k = 0; k < 50; k++) {
        if (session === measured) session.answers.measures();
        session.advance("minibatch");
        if (session === measured) session.answers.measures();
      }
    expect(measured.snapshot()).toEqual(plain.snapshot());
  });

  it("finds relus that are 0 at every example, and those that are at some", () => {
    const session = new TrainingSession(
      withBias([0, -100, 100, 0], circles(...few, setActivation(0, activation("relu")))),
    );
    const [hidden, output] = session.answers.measures().layers;
    expect(hidden.dead).toBe(1 / 4);
    expect(hidden.zero[1]).toBe(1);
    expect(hidden.zero[2]).toBe(0);
    expect(hidden.zero[0]).toBeGreaterThan(0);
    expect(hidden.zero[0]).toBeLessThan(1);
    expect(hidden.flat).toEqual(hidden.zero);
    expect(hidden.saturated).toBeNaN();
    expect(output.flat).toEqual([Number.NaN, Number.NaN]);
  });

  it.each(["sigmoid", "tanh"])("finds saturated units, of %s", (type) => {
    const session = new TrainingSession(
      withBias([0, -100, 100, 0], circles(...few, setActivation(0, activation(type)))),
    );
    const [hidden] = session.answers.measures().layers;
    expect(hidden.saturated).toBe(2 / 4);
    expect(hidden.flat).toEqual([0, 1, 1, 0]);
  });

  it("says of a layer without weights but 0 that no ratio is known", () => {
    const document = circles(...few);
    const [first, last] = document.layers;
    const zeros = { ...last, weights: last.weights.map((row) => row.map(() => 0)) };
    const session = new TrainingSession({ ...document, layers: [first, zeros] });
    const [, { updateRatio }] = session.answers.measures().layers;
    expect(updateRatio).toBeNaN();
  });

  it("goes by the settings of now", () => {
    const session = trained(setTraining({ epochs: 2 }));
    const before = ratios(session.answers.measures());
    const document = session.snapshot();
    session.retune({ ...document, optimizer: { ...document.optimizer, learningRate: 0.5 } });
    expect(ratios(session.answers.measures())[0]).toBeCloseTo(10 * before[0], 9);
  });
});

describe("the log of the measures", () => {
  it("has the start and the epochs, and is cut where the run goes on from before", () => {
    const session = train(new TrainingSession(circles(...few)), 6);
    expect(epochs(session)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const row = session.measured.all().slice(-9);
    const [hidden, output] = session.answers.measures().layers;
    expect([...row]).toEqual([
      6,
      hidden.gradientNorm,
      hidden.updateRatio,
      hidden.saturated,
      hidden.dead,
      output.gradientNorm,
      output.updateRatio,
      output.saturated,
      output.dead,
    ]);
    session.goTo(3);
    session.advance("epoch");
    expect(epochs(session)).toEqual([0, 1, 2, 3, 4]);
  });

  it("takes little of the time of a long run", () => {
    const session = trained(setTraining({ epochs: 4000, patience: undefined }));
    const all = epochs(session);
    expect(all.length).toBeGreaterThan(100);
    expect(all.length * 45).toBeLessThan((4000 * 45) / 32 + 20_000 + 90);
  });
});

it("what is said to saturate is flat far from 0 on both sides, and nothing else that doesn't jump is", () => {
  for (const { id, parameters, create } of activations) {
    const { slope, saturates = false, jumps } = create(settingsOf(parameters));
    if (!slope || jumps) continue;
    const flat = [-40, 40].every((z) => {
      const op = create(settingsOf(parameters));
      const y = new Float64Array(1);
      op.forward([Float64Array.of(z)], y, [[1, 1]], new Float64Array());
      return Math.abs(slope(z, y[0])) < 0.01;
    });
    expect([id, flat]).toEqual([id, saturates]);
  }
});

function withBias(bias: readonly number[], document: TrainableDocument): TrainableDocument {
  const [first, ...rest] = document.layers;
  return { ...document, layers: [{ ...first, bias: [...bias] }, ...rest] };
}

const ratios = ({ layers }: RunMeasures) => layers.map(({ updateRatio }) => updateRatio);
const epochs = (session: TrainingSession) => [...session.measured.all()].filter((_, k) => k % 9 === 0);
