import { describe, expect, it } from "vitest";
import type { TrainableDocument } from "../../../src/engine/document/document";
import {
  setActivation,
  setGiven,
  setLoss,
  setOptimizer,
  setPenalty,
  setUnits,
} from "../../../src/engine/document/edit/edit";
import {
  setData,
  setDataset,
  setSplit,
  setTraining,
} from "../../../src/engine/document/edit/train/editTraining";
import { evaluationAnswer } from "../../../src/engine/pass/cliJson";
import { runPass } from "../../../src/engine/pass/pass";
import { misclassified } from "../../../src/engine/training/classes/said";
import { logWidth } from "../../../src/engine/training/run/log";
import { TrainingSession } from "../../../src/engine/training/session";
import { read } from "../../documents";
import { close } from "../../tolerance";
import { circles, few, train, trained } from "./documents";

const rowsOf = (session: TrainingSession) => {
  const { rows } = session.log.news();
  return Array.from({ length: rows.length / logWidth }, (_, row) => [
    ...rows.subarray(row * logWidth, (row + 1) * logWidth),
  ]);
};
const linear = (type: string) => [{ type, settings: {} }];

describe("a run", () => {
  it("is the same each time", () => {
    expect(trained().parameters).toEqual(trained().parameters);
  });

  it("writes a row for its start and for each epoch", () => {
    const session = trained(setTraining({ epochs: 7 }));
    const rows = rowsOf(session);
    expect(rows.map(([epoch]) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const { loss, error } = session.answers.metrics();
    expect(rows[7].slice(1, 7)).toEqual([
      loss.train,
      loss.validation,
      loss.test,
      error.train,
      error.validation,
      error.test,
    ]);
  });

  it("gives the reader only what is new", () => {
    const session = new TrainingSession(circles(...few));
    expect(session.log.news()).toMatchObject({ from: 0 });
    train(session, 3);
    const { from, rows } = session.log.news();
    expect([from, rows.length / logWidth]).toEqual([1, 3]);
    expect(session.log.news().rows).toHaveLength(0);
  });

  it("averages the loss of the data, whatever the reduction, and names the penalty beside it", () => {
    const session = trained(
      setLoss({ reduction: "sum" }),
      setPenalty(0, "l2", 0.01),
      setTraining({ epochs: 2 }),
    );
    const { data } = session;
    const now = session.snapshot();
    const indices = [...data.partOf.keys()].filter((n) => data.partOf[n] === 2);
    const batch = {
      inputs: indices.map((n) => [...data.inputs.subarray(2 * n, 2 * n + 2)]),
      targets: indices.map((n) => [...data.targets.subarray(2 * n, 2 * n + 2)]),
    };
    const { plan } = runPass({ ...now, batch });
    const answer = evaluationAnswer(plan) as { dataLoss: number; penalty: number };
    const { loss, error, penalty } = session.answers.metrics();
    expect(close(loss.test, answer.dataLoss / indices.length, 1e-9, 1e-12)).toBe(true);
    expect(close(penalty, answer.penalty, 1e-12, 1e-15)).toBe(true);
    const outputs = plan.values[plan.graph.layers[1].stages[0]];
    const wrong = indices.filter((_, n) => {
      const said = outputs[n] >= outputs[indices.length + n] ? 0 : 1;
      return said !== data.labels?.[indices[n]];
    });
    expect(error.test).toBe(wrong.length / indices.length);
  });

  it("has no figures for a part without examples", () => {
    const { loss, error } = trained(setSplit("test", 0)).answers.metrics();
    expect([loss.test, error.test]).toEqual([Number.NaN, Number.NaN]);
    expect(loss.validation).toBeGreaterThan(0);
  });

  it("measures regression by the root of the mean squared error", () => {
    const session = trained(setDataset("saddle"), setTraining({ epochs: 1 }));
    // halfSquaredError is half the square, and there is one output.
    const { loss, error } = session.answers.metrics();
    expect(close(error.test, Math.sqrt(2 * loss.test), 1e-12, 1e-15)).toBe(true);
  });

  it.each([
    ["sigmoid", "binaryCrossEntropy"],
    ["identity", "binaryCrossEntropyWithLogits"],
    ["identity", "hinge"],
    ["sigmoid", "halfSquaredError"],
  ])("tells two classes apart with one output, %s and %s", (activation, loss) => {
    const session = trained(
      setUnits(0, 8),
      setUnits(1, 1),
      setActivation(1, linear(activation)),
      setLoss({ type: loss }),
      setTraining({ epochs: 200 }),
    );
    // Squared errors of a sigmoid can settle with a few points on the wrong side; tossing a coin would give a half.
    expect(session.answers.metrics().error.train).toBeLessThan(0.15);
    const outputs = session.maps.examples();
    const wrong = misclassified(
      session.answers.said(outputs) as Int32Array,
      session.data.labels as Int32Array,
    );
    const among = (part: number) => [...wrong].filter((_, n) => session.data.partOf[n] === part);
    const ofTest = among(2);
    expect(ofTest.filter(Boolean).length / ofTest.length).toBeCloseTo(
      session.answers.metrics().error.test,
      12,
    );
  });

  it.each([
    ["softmax", "crossEntropy"],
    ["identity", "softmaxCrossEntropy"],
    ["identity", "multiclassHinge"],
    ["sigmoid", "binaryCrossEntropy"],
    ["identity", "hinge"],
  ])("tells five classes apart, with %s and %s", (activation, loss) => {
    const blobs = { type: "blobs", count: 100, seed: 1, classes: 5, spread: 0.1 };
    const session = trained(
      setData(blobs),
      setUnits(0, 12),
      setActivation(1, linear(activation)),
      setLoss({ type: loss }),
      setTraining({ epochs: 150 }),
    );
    expect(session.answers.metrics().error.train).toBeLessThan(0.05);
  });

  it("standardizes by the training examples alone", () => {
    const { data } = new TrainingSession(circles(...few, setTraining({ standardize: true })));
    const { means } = data.standardization as { means: Float64Array };
    const indices = [...data.partOf.keys()].filter((n) => data.partOf[n] === 0);
    const mean = indices.reduce((total, n) => total + data.inputs[2 * n], 0) / indices.length;
    expect(means[0]).toBeCloseTo(mean, 12);
  });
});

describe("a run can be taken up again", () => {
  it("from any recorded epoch, exactly as it went on the first time", () => {
    const session = trained();
    const whole = session.parameters.slice();
    session.goTo(17);
    expect(session.position).toMatchObject({ epoch: 17, step: 17 * 3, minibatch: 0, minibatches: 3 });
    expect(session.parameters).not.toEqual(whole);
    train(session);
    expect(session.position.epoch).toBe(40);
    expect(session.parameters).toEqual(whole);
  });

  it("from its document, in the middle of an epoch", () => {
    const whole = trained().parameters;
    const half = train(new TrainingSession(circles(...few)), 11);
    half.advance("minibatch");
    const document = read(JSON.parse(JSON.stringify(half.snapshot()))) as TrainableDocument;
    expect(document.version).toBe(2);
    const again = new TrainingSession(document);
    expect(again.position).toEqual(half.position);
    expect(again.best).toEqual(half.best);
    train(again);
    expect(again.parameters).toEqual(whole);
  });

  it("with every epoch that it had recorded, each as it was", () => {
    const session = trained();
    session.goTo(17);
    const again = new TrainingSession(session.snapshot(), session.past());
    expect(again.position).toEqual(session.position);
    expect(again.best).toEqual(session.best);
    expect(again.history.epochs()).toEqual(session.history.epochs());
    for (const epoch of [0, 5, 40, 23]) {
      for (const run of [session, again]) run.goTo(epoch);
      expect(again.parameters).toEqual(session.parameters);
      expect(again.answers.metrics()).toEqual(session.answers.metrics());
    }
    for (const run of [session, again]) train(run, 10);
    expect(again.position.epoch).toBe(33);
    expect(again.parameters).toEqual(session.parameters);
    expect(again.history.epochs()).toEqual(session.history.epochs());
  });

  it("with the epochs from before its optimizer was changed, whose slots start at 0", () => {
    const session = train(new TrainingSession(circles(...few)), 3);
    session.retune(setOptimizer("momentum")(session.snapshot()) as TrainableDocument);
    train(session, 3);
    const again = new TrainingSession(session.snapshot(), session.past());
    expect([...again.history.epochs()]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const run of [session, again]) {
      run.goTo(2);
      train(run, 2);
    }
    expect(again.parameters).toEqual(session.parameters);
  });

  it("and keeps later epochs until training goes on", () => {
    const session = trained();
    session.goTo(5);
    expect(session.history.epochs()).toContain(40);
    session.advance("minibatch");
    expect(Math.max(...session.history.epochs())).toBe(5);
    expect(session.log.news().from).toBe(0);
    expect(session.best?.epoch).toBeLessThanOrEqual(5);
  });

  it("by minibatches of another size, without losing or repeating an example", () => {
    const session = new TrainingSession(circles(...few));
    session.advance("minibatch");
    const document = session.snapshot();
    session.retune({ ...document, training: { ...document.training, minibatch: 7 } });
    expect(session.position).toMatchObject({ epoch: 0, step: 1 });
    // 25 examples are left: three times 7, and 4.
    for (let k = 0; k < 4; k++) session.advance("minibatch");
    expect(session.position).toMatchObject({ epoch: 1, minibatch: 0, minibatches: 7, step: 5 });
    expect(session.trained).toBe(45);
  });
});

describe("settings changed while training", () => {
  const slower = (document: TrainableDocument) => setOptimizer("adam", { learningRate: 0.001 })(document);

  it("hold from the next minibatch on, and are kept as a log", () => {
    const session = train(new TrainingSession(circles(...few)), 3);
    const before = session.parameters.slice();
    session.retune(slower(circles(...few)) as TrainableDocument);
    expect(session.parameters).toEqual(before);
    expect(session.changes).toEqual([
      { epoch: 3, step: 9, field: "optimizer.learningRate", from: 0.05, to: 0.001 },
    ]);
    session.advance("minibatch");
    const moved = Math.max(...session.parameters.map((value, k) => Math.abs(value - before[k])));
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(0.003);
    expect(session.snapshot().state?.changes).toEqual(session.changes);
  });

  it("count as changed where training goes on from before them", () => {
    const session = train(new TrainingSession(circles(...few)), 8);
    session.retune(slower(circles(...few)) as TrainableDocument);
    train(session, 2);
    session.goTo(4);
    session.advance("epoch");
    expect(session.changes).toEqual([
      { epoch: 4, step: 12, field: "optimizer.learningRate", from: 0.05, to: 0.001 },
    ]);
  });

  it("may be another optimizer, whose slots start at 0", () => {
    const session = train(new TrainingSession(circles(...few)), 2);
    session.retune(setOptimizer("momentum", { learningRate: 0.1 })(circles(...few)) as TrainableDocument);
    expect(session.position).toMatchObject({ epoch: 2, step: 0 });
    train(session, 1);
    expect(session.position).toMatchObject({ epoch: 3, step: 3 });
    expect(read(JSON.parse(JSON.stringify(session.snapshot()))).state?.slots).toHaveProperty("v");
  });

  it("are one where they follow upon each other, and none where they go back", () => {
    const session = train(new TrainingSession(circles(...few)), 3);
    const rate = (learningRate: number) =>
      session.retune(setOptimizer("adam", { learningRate })(circles(...few)) as TrainableDocument);
    rate(0.001);
    rate(0.002);
    expect(session.changes).toMatchObject([{ from: 0.05, to: 0.002 }]);
    rate(0.05);
    expect(session.changes).toEqual([]);
  });

  it("are listed after another optimizer was chosen, too", () => {
    const session = train(new TrainingSession(circles(...few)), 3);
    const momentum = (learningRate: number) =>
      session.retune(setOptimizer("momentum", { learningRate })(circles(...few)) as TrainableDocument);
    momentum(0.1);
    expect(session.started).toBe(true);
    momentum(0.2);
    expect(session.changes.at(-1)).toMatchObject({ field: "optimizer.learningRate", from: 0.1, to: 0.2 });
  });

  it("that are the same as before change nothing", () => {
    const session = train(new TrainingSession(circles(...few)), 2);
    session.retune(circles(...few));
    expect(session.changes).toEqual([]);
  });
});

describe("a parameter that is set by hand", () => {
  const path = { layer: 0, unit: 2, from: 1 };
  const at = 2 * 2 + 1;

  it("is another start before the first step", () => {
    const session = new TrainingSession(circles(...few));
    const before = session.answers.metrics().loss.train;
    session.setParameter(path, 3);
    expect(session.answers.metrics().loss.train).not.toBe(before);
    const document = session.snapshot();
    expect(document.layers[0].weights[2][1]).toBe(3);
    expect([session.changes, document.state?.epoch]).toEqual([[], 0]);
    expect(rowsOf(session)).toHaveLength(1);
    const { initial: _initial, state: _state, ...start } = document;
    expect(train(session).parameters).toEqual(train(new TrainingSession(start)).parameters);
    session.goTo(0);
    expect(session.parameters[at]).toBe(3);
  });

  it("is another start, too, where the document says so, and not where it says nothing new", () => {
    const [session, plain] = [new TrainingSession(circles(...few)), new TrainingSession(circles(...few))];
    session.retune(setGiven("W1[3,2]", 3)(circles(...few)) as TrainableDocument);
    plain.setParameter(path, 3);
    expect(session.parameters).toEqual(plain.parameters);
    for (const run of [session, plain]) train(run, 2);
    session.retune({ ...circles(...few), optimizer: session.snapshot().optimizer });
    expect(session.parameters).toEqual(plain.parameters);
  });

  it("is a change on the way, and the run goes on from it", () => {
    const session = train(new TrainingSession(circles(...few)), 4);
    const before = session.parameters[at];
    session.setParameter(path, 1);
    session.setParameter(path, 2);
    expect(session.changes).toEqual([
      { epoch: 4, step: 12, field: "layers[0].weights[2][1]", from: before, to: 2 },
    ]);
    expect(rowsOf(session).at(-1)?.slice(0, 2)).toEqual([4, session.answers.metrics().loss.train]);
    const again = new TrainingSession(session.snapshot(), session.past());
    for (const run of [session, again]) {
      train(run, 3);
      run.goTo(4);
    }
    expect(again.parameters).toEqual(session.parameters);
    expect(session.parameters[at]).toBe(2);
    session.advance("epoch");
    expect(session.changes).toHaveLength(1);
    session.goTo(3);
    session.advance("epoch");
    expect(session.changes).toEqual([]);
  });

  it("isn't a change where it is set back", () => {
    const session = train(new TrainingSession(circles(...few)), 4);
    const before = session.parameters.slice();
    session.setParameter({ layer: 1, unit: 1 }, 1);
    session.setParameter({ layer: 1, unit: 1 }, before[before.length - 1]);
    expect([session.changes, session.parameters]).toEqual([[], before]);
  });

  it("must be there", () => {
    const session = new TrainingSession(circles(...few));
    expect(() => session.setParameter({ layer: 0, unit: 4, from: 0 }, 1)).toThrow(
      "there is no parameter layers[0].weights[4][0]",
    );
  });
});

describe("a run that goes on from an earlier epoch", () => {
  it("hands over the one that it leaves, whole", () => {
    const session = trained();
    const whole = session.snapshot();
    session.goTo(17);
    expect(session.takeLeft()).toBeUndefined();
    session.advance("epoch");
    const left = session.takeLeft();
    expect(session.takeLeft()).toBeUndefined();
    const again = new TrainingSession(left?.document as TrainableDocument, left?.past);
    expect(again.position.epoch).toBe(17);
    again.goTo(40);
    expect(again.snapshot()).toEqual(whole);
    expect([...again.measured.all()]).toHaveLength(9 * 41);
  });

  it("loses nothing, and hands over nothing, where it is at its end", () => {
    const session = trained();
    session.goTo(40);
    session.retune({ ...session.snapshot(), training: { ...session.snapshot().training, epochs: 50 } });
    session.advance("epoch");
    expect(session.takeLeft()).toBeUndefined();
  });
});

describe("training stops", () => {
  it("at the limit of epochs, and says so again when asked to go on", () => {
    const session = trained();
    expect(session.stopped).toEqual({
      kind: "epochs",
      epoch: 40,
      sentence: "Reached the limit of 40 epochs. A higher limit lets it go on.",
    });
    train(session);
    expect(session.position.epoch).toBe(40);
    expect(session.stopped?.kind).toBe("epochs");
  });

  it("when the validation loss no longer improves, and keeps the best parameters", () => {
    const session = trained(
      setTraining({ epochs: 2000, patience: 10 }),
      setOptimizer("adam", { learningRate: 0.3 }),
    );
    const { stopped, position, best } = session;
    const losses = rowsOf(session).map((row) => row[2]);
    const smallest = losses.indexOf(Math.min(...losses));
    expect(stopped?.kind).toBe("patience");
    expect(stopped?.epoch).toBe(smallest + 10);
    expect(losses).toHaveLength(smallest + 11);
    expect([position.epoch, best?.epoch]).toEqual([smallest, smallest]);
    expect(session.answers.metrics().loss.validation).toBe(losses[smallest]);
    expect(stopped?.sentence).toBe(
      `Best validation loss at epoch ${smallest}. No improvement for 10 epochs: stopped at ${smallest + 10}. ` +
        `The parameters of epoch ${smallest} are kept.`,
    );
  });

  it("when the training error is as small as was asked for", () => {
    const session = trained(setTraining({ stopAtError: 0.1, epochs: 500 }));
    expect(session.stopped?.kind).toBe("solved");
    expect(session.answers.metrics().error.train).toBeLessThanOrEqual(0.1);
    expect(session.stopped?.epoch).toBe(session.position.epoch);
  });

  it("where the reader pauses, and goes on from there", () => {
    const session = new TrainingSession(circles(...few));
    session.run();
    session.work(() => 0, 1, 2);
    session.pause();
    expect(session.stopped).toEqual({ kind: "user", epoch: 2, sentence: "Paused at epoch 2." });
    expect(train(session).parameters).toEqual(trained().parameters);
  });

  it("where a number stops being finite, and names the first one", () => {
    const session = trained(
      setActivation(0, linear("relu")),
      setLoss({ type: "halfSquaredError" }),
      setActivation(1, linear("identity")),
      setOptimizer("sgd", { learningRate: 1e200 }),
    );
    const { stopped } = session;
    expect(stopped?.kind).toBe("diverged");
    expect(stopped?.sentence).toMatch(
      /^Training diverged in minibatch \d of epoch 1: the first number that isn't finite is z2\[1\]@1 \(Infinity\)\./,
    );
    expect(stopped?.sentence).toMatch(/Try a learning rate below 1e\+200, or standardize the inputs\.$/);
    expect(session.parameters.every(Number.isFinite)).toBe(true);
  });

  it("where the loss has exploded, though every number is finite still, and says what it was", () => {
    for (const activation of ["tanh", "relu"]) {
      const session = trained(
        setActivation(0, linear(activation)),
        setOptimizer("sgd", { learningRate: 1e6 }),
      );
      expect(session.stopped?.kind).toBe("diverged");
      expect(session.stopped?.sentence).toMatch(
        /^Training diverged in epoch 1: the loss L of the training points is [\d.e]+, and was 0\.6\d+ at the start\. .*Try a learning rate below 1000000/,
      );
      expect(Number.isFinite(session.answers.metrics().loss.train)).toBe(true);
    }
  });

  it("as a run would that began from the start that was set by hand", () => {
    const linearRun = circles(
      ...few,
      setLoss({ type: "halfSquaredError" }),
      setActivation(0, linear("identity")),
      setActivation(1, linear("identity")),
      setOptimizer("sgd", { learningRate: 1e-9 }),
    );
    const session = new TrainingSession(linearRun);
    session.setParameter({ layer: 0, unit: 0, from: 0 }, 1e5);
    const { initial: _initial, state: _state, ...start } = session.snapshot();
    const runs = [session, new TrainingSession(start)].map((run) => train(run, 1));
    // Far beyond a thousand times the loss of the document's own start, but not of this one.
    const [[, before], [, after]] = rowsOf(runs[0]);
    expect(before).toBeGreaterThan(1e6);
    expect(after).toBeGreaterThan(before);
    expect(runs.map(({ stopped }) => stopped)).toEqual([undefined, undefined]);
  });

  it("not where the loss is large, but comes down", () => {
    const session = trained(setOptimizer("sgd", { learningRate: 1e6 }));
    session.retune(setOptimizer("sgd", { learningRate: 1000 })(session.snapshot()) as TrainableDocument);
    const before = session.answers.metrics().loss.train;
    train(session, 1);
    expect(session.answers.metrics().loss.train).toBeLessThan(before);
    expect(session.stopped).toBeUndefined();
  });

  it("where the loss takes the logarithm of what isn't a probability, and says what is missing", () => {
    const session = trained(setActivation(1, linear("identity")));
    expect(session.stopped?.kind).toBe("diverged");
    expect(session.stopped?.sentence).toMatch(
      /give the last layer softmax, so that they are probabilities\.$/,
    );
  });
});

describe("what Step opens", () => {
  it("is a document with the network and the optimizer of this moment and one example, as the network sees it", () => {
    const session = trained(setTraining({ epochs: 3, standardize: true }));
    const lesson = read(JSON.parse(JSON.stringify(session.answers.lesson(12))));
    expect(lesson).not.toHaveProperty("dataset");
    const { layers, state } = session.snapshot();
    expect(lesson.layers).toEqual(layers);
    expect(lesson.state).toEqual({ step: state?.step, slots: state?.slots });
    const { means, deviations } = session.data.standardization as {
      means: Float64Array;
      deviations: Float64Array;
    };
    expect(lesson.batch.inputs[0][0]).toBe((session.data.inputs[24] - means[0]) / deviations[0]);
    expect(lesson.batch.targets).toEqual([[...session.data.targets.subarray(24, 26)]]);
    const { plan } = runPass(lesson);
    const outputs = session.maps.examples();
    expect(close(plan.values[plan.graph.layers[1].stages[0]][0], outputs[24], 1e-12, 1e-15)).toBe(true);
  });

  it.each(["sgd", "adam"])(
    "may be the next minibatch, on which training with %s then goes on",
    (optimizer) => {
      const session = train(
        new TrainingSession(circles(...few, setOptimizer(optimizer, { learningRate: 0.1 }))),
        1,
      );
      const lesson = session.answers.lesson("nextMinibatch");
      expect(lesson.batch.inputs).toHaveLength(20);
      const { updated } = runPass(lesson);
      session.advance("minibatch");
      session.parameters.forEach((value, k) => {
        expect(close(value, updated[k], 1e-9, 1e-12)).toBe(true);
      });
    },
  );
});
