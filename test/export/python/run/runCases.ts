import type { Edit, NetworkDocument, TrainableDocument } from "../../../../src/engine/document/document";
import {
  setActivation,
  setBiasMode,
  setLoss,
  setOptimizer,
  setPenalty,
  setSchedule,
  setUnits,
} from "../../../../src/engine/document/edit/edit";
import {
  restarted,
  setCount,
  setData,
  setDataset,
  setFeatures,
  setSplit,
  setTraining,
  twoCirclesDocument,
} from "../../../../src/engine/document/edit/train/editTraining";
import type { Kernels } from "../../../../src/engine/simd/kernels";
import { TrainingSession } from "../../../../src/engine/training/session";

/** A run that has been trained, with what was changed on the way. */
export interface RunCase {
  readonly name: string;
  readonly session: TrainingSession;
}

const train = (session: TrainingSession, epochs: number) => {
  session.run();
  session.work(() => 0, 1, epochs);
};

type Open = (...edits: readonly Edit[]) => TrainingSession;

const opening =
  (kernels: () => Kernels | undefined): Open =>
  (...edits) => {
    const first = twoCirclesDocument();
    const edited = edits.reduce((document, edit) => edit(document) as TrainableDocument, first);
    return new TrainingSession(restarted(first, edited), undefined, kernels());
  };

const edited = (session: TrainingSession, ...edits: readonly Edit[]) =>
  session.retune(edits.reduce((document, edit) => edit(document) as TrainableDocument, session.snapshot()));

const sizes = (train: number, validation: number, test: number): Edit[] => [
  setSplit("train", train),
  setSplit("validation", validation),
  setSplit("test", test),
];

const withOutput =
  (units: number, activation: string, loss: string): Edit =>
  (document) => {
    const last = document.layers.length - 1;
    return setLoss({ type: loss })(
      setActivation(last, [{ type: activation, settings: {} }])(setUnits(last, units)(document)),
    );
  };

const lossWith =
  (changes: Partial<NetworkDocument["loss"]>): Edit =>
  (document) => ({
    ...document,
    version: 4,
    loss: { ...document.loss, ...changes } as NetworkDocument["loss"],
  });

/**
 * A dozen runs that differ in all that a run's program has to write: data, features, losses, optimizers, schedules, penalties,
 * parts of an epoch, and changes on the way.
 * @param scale of the number of examples and epochs; 1 is small
 * @param kernels what each run is trained on; without, the plain loops
 */
export function runCases(scale = 1, kernels: () => Kernels | undefined = () => undefined): RunCase[] {
  const sessionOf = opening(kernels);
  const n = (count: number) => Math.round(count * scale);
  const few = sizes(n(24), n(9), n(7));
  const epochs = n(6);
  const plain = (name: string, ...edits: readonly Edit[]): RunCase => {
    const session = sessionOf(...few, setUnits(0, 4), ...edits);
    train(session, epochs);
    return { name, session };
  };
  return [
    plain("two circles, Adam, minibatches with a rest"),
    plain(
      "sgd, full batch, relu",
      setOptimizer("sgd", {}),
      setTraining({ minibatch: "full" }),
      setActivation(0, [{ type: "relu", settings: {} }]),
    ),
    plain(
      "features and standardized",
      setFeatures(["x1**2", "sin(3*x1)*x2", "maximum(x1, 0)"]),
      setTraining({ standardize: true }),
    ),
    plain(
      "one sigmoid, binary cross-entropy, momentum, no validation",
      ...sizes(n(30), 0, n(10)),
      withOutput(1, "sigmoid", "binaryCrossEntropy"),
      setOptimizer("momentum", {}),
    ),
    plain(
      "hinge on one output, Nesterov, one by one",
      withOutput(1, "identity", "hinge"),
      setOptimizer("nesterov", { learningRate: 0.002 }),
      setTraining({ minibatch: 1 }),
    ),
    plain(
      "scores with class weights and smoothing, AdamW",
      withOutput(2, "identity", "softmaxCrossEntropy"),
      lossWith({ weights: [1, 3], labelSmoothing: 0.1 }),
      setOptimizer("adamW", {}),
    ),
    plain(
      "regression of a sine, RMSprop as Keras has it",
      setDataset("sineCurve"),
      setOptimizer("rmspropKeras", { learningRate: 0.01 }),
      setTraining({ standardizeTargets: true, standardize: true }),
    ),
    plain(
      "Huber, Adam as Keras has it, shared bias, penalties",
      setDataset("sineCurve"),
      setLoss({ type: "huber" }),
      setOptimizer("adamKeras", {}),
      setBiasMode(0, "shared"),
      setPenalty(0, "l2", 0.01),
      setPenalty(1, "l1", 0.003),
    ),
    plain(
      "cosine schedule, momentum as velocity, in the given order",
      setOptimizer("momentumVelocity", { learningRate: 0.1 }),
      setSchedule("cosine"),
      setTraining({ shuffle: false }),
    ),
    plain(
      "imported points of three columns, multiclass hinge, Adagrad",
      setCount(n(40)),
      (document) =>
        setData({
          type: "points",
          columns: ["a", "b", "petal width"],
          inputs: Array.from({ length: n(40) }, (_, k) => [Math.sin(k), k / 10, Math.cos(3 * k)]),
          classes: ["red", 'green "x"', "blue"],
          labels: Array.from({ length: n(40) }, (_, k) => k % 3),
          parts: Array.from({ length: n(40) }, (_, k) => (k % 5 === 0 ? 1 : k % 7 === 0 ? 2 : 0)),
        })(document),
      withOutput(3, "identity", "multiclassHinge"),
      setOptimizer("adagrad", { learningRate: 0.1 }),
    ),
    changedOnTheWay(sessionOf, few, epochs),
    goneBack(sessionOf, few, epochs),
  ];
}

/** Rate, optimizer, minibatch, penalty and single parameters, at the end and in the middle of an epoch. */
function changedOnTheWay(sessionOf: Open, few: readonly Edit[], epochs: number): RunCase {
  const session = sessionOf(...few, setUnits(0, 4), setTraining({ epochs: 10 * epochs }));
  train(session, 2);
  edited(session, setOptimizer("adam", { learningRate: 0.05 }));
  session.advance("minibatch");
  edited(session, setTraining({ minibatch: 7 }), setPenalty(0, "l2", 0.02));
  session.setParameter({ layer: 0, unit: 1, from: 0 }, 0.5);
  train(session, 2);
  session.setParameter({ layer: 1, unit: 0 }, -0.25);
  edited(session, setOptimizer("momentumEma", { learningRate: 0.2 }));
  train(session, 1);
  edited(session, setSchedule("exponential"));
  session.advance("minibatch");
  edited(session, setOptimizer("momentumEma", { learningRate: 0.1 }));
  train(session, epochs);
  edited(session, setSchedule(undefined), setPenalty(0, "l2", 0));
  train(session, 2);
  return { name: "changed on the way: optimizer, rate, schedule, minibatch, penalty, weights", session };
}

/** Gone on from an earlier epoch with another rate; then stopped early, and back at the best epoch. */
function goneBack(sessionOf: Open, few: readonly Edit[], epochs: number): RunCase {
  const session = sessionOf(
    ...few,
    setUnits(0, 4),
    setOptimizer("rmsprop", { learningRate: 0.01 }),
    setTraining({ epochs: 10 * epochs }),
  );
  train(session, epochs);
  session.goTo(3);
  edited(session, setOptimizer("rmsprop", { learningRate: 0.03 }));
  train(session, epochs);
  session.goTo(2);
  return { name: "gone on from an earlier epoch, and looking at one before the last", session };
}
