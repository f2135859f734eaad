/**
 * What "Why?" says of 200 random runs, half of them with one fault planted: for each rule how often it found the fault that
 * was planted and did harm, how often another rule said the same cause, how often it was the first to be shown, and how often it was said where it isn't so. A rule that speaks of a
 * run in which nothing was planted for it is right where what it offers, done from the start for as many epochs, brings the loss down by a tenth.
 * `SEED` draws other runs, `PLANT` plants faults of one kind alone.
 */

import type { Edit, NetworkDocument, TrainableDocument } from "../../src/engine/document/document";
import { stagesOf } from "../../src/engine/document/document";
import { setActivation, setLoss, setOptimizer, setUnits } from "../../src/engine/document/edit/edit";
import {
  restarted,
  setCount,
  setData,
  setDataParameter,
  setDataset,
  setSplit,
  setTraining,
  twoCirclesDocument,
} from "../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../src/engine/document/faults/trainingFaults";
import type { PointData } from "../../src/engine/document/parts/data";
import { createRandom, normal, type Random } from "../../src/engine/random";
import { prepareData } from "../../src/engine/training/data/prepareData";
import { TrainingSession } from "../../src/engine/training/session";
import type { WhyFinding } from "../../src/engine/training/why/rule";
import { whyRules } from "../../src/engine/training/why/rules";
import { changedAtStart } from "../../src/engine/training/why/tryOut";

const runs = Number(process.env.RUNS ?? 200);
const seed = Number(process.env.SEED ?? 20_000);
const only = process.env.PLANT;

type Plant = (random: Random) => Edit;

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)];
const between = (random: Random, from: number, to: number) => from + (to - from) * random();
const powerBetween = (random: Random, from: number, to: number) =>
  Number(Math.exp(between(random, Math.log(from), Math.log(to))).toPrecision(3));

const classes = ["twoCircles", "twoMoons", "xor", "spirals", "ringInSquare", "gaussians", "blobs"];
const curves = ["sineCurve", "stepCurve", "saddle", "hills"];

const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (document) =>
    edits.reduce((edited, edit) => edit(edited), document);

const layersWith =
  (
    change: (layer: NetworkDocument["layers"][number], l: number) => NetworkDocument["layers"][number],
  ): Edit =>
  (document) => ({ ...document, layers: document.layers.map(change) });

const hiddenActivation =
  (type: string): Edit =>
  (document) =>
    document.layers
      .slice(0, -1)
      .reduce<NetworkDocument>(
        (edited, _, l) => setActivation(l, [{ type, settings: {} }])(edited),
        document,
      );

/** A run as somebody who knows what they do sets it up: not always the best, and nothing wrong. */
function sound(random: Random): TrainableDocument {
  const isRegression = random() < 0.25;
  const first = twoCirclesDocument();
  const activation = pick(random, ["tanh", "tanh", "relu", "sigmoid", "leakyRelu"]);
  const optimizer = pick(random, ["adam", "adam", "sgd", "momentum", "rmsprop"]);
  const rate = { adam: 0.02, sgd: 0.3, momentum: 0.05, rmsprop: 0.01 }[optimizer] ?? 0.01;
  const slower = isRegression && optimizer !== "adam" ? 0.3 : 1;
  const document = inTurn(
    setDataset(pick(random, isRegression ? curves : classes)),
    setCount(Math.round(between(random, 200, 500))),
    setSplit("validation", 80),
    setSplit("test", 0),
    hiddenActivation(activation),
    setUnits(0, Math.round(between(random, 8, 20))),
    setOptimizer(optimizer, {
      learningRate: Number((rate * slower * powerBetween(random, 0.7, 1.4)).toPrecision(3)),
    }),
    setTraining({
      epochs: Math.round(between(random, 40, 120)),
      minibatch: pick(random, [10, 20, 32]),
      initializer: activation === "relu" || activation === "leakyRelu" ? "he" : "xavier",
      seed: Math.floor(1000 * random()),
    }),
  )(first);
  return restarted(first, document as TrainableDocument);
}

/** Its examples as points, changed. */
function asPoints(change: (points: PointData) => PointData): Edit {
  return (document) => {
    const { inputs, labels, targets, columns, count, task } = prepareData(document as TrainableDocument);
    const width = columns.length;
    const rows = Array.from({ length: count }, (_, n) => [...inputs.subarray(n * width, (n + 1) * width)]);
    const outputs = targets.length / count;
    const points: PointData = {
      type: "points",
      columns,
      inputs: rows,
      ...(labels && task.kind === "classification"
        ? { classes: task.classes, labels: [...labels] }
        : { targets: rows.map((_, n) => [...targets.subarray(n * outputs, (n + 1) * outputs)]) }),
    };
    return setData(change(points))(document);
  };
}

const withRate =
  (factor: number): Edit =>
  (document) =>
    setOptimizer(document.optimizer.type, { learningRate: document.optimizer.learningRate * factor })(
      document,
    );

const isRegression = (document: NetworkDocument) =>
  prepareData(document as TrainableDocument).task.kind === "regression";

/** The faults that are planted, by the rule that should find them. */
const plants: Readonly<Record<string, Plant>> = {
  stepUnits: () => hiddenActivation("step"),
  sameUnits: (random) => {
    const value = pick(random, [0, 0.1, 0.5]);
    return layersWith((layer) => ({ ...layer, weights: layer.weights.map((row) => row.map(() => value)) }));
  },
  lossMismatch: () => (document) =>
    isRegression(document)
      ? setActivation(document.layers.length - 1, [{ type: "relu", settings: {} }])(document)
      : inTurn(
          setLoss({ type: "softmaxCrossEntropy" }),
          setActivation(document.layers.length - 1, [{ type: "softmax", settings: {} }]),
        )(document),
  exploding: (random) => (document) =>
    inTurn(
      hiddenActivation("relu"),
      setOptimizer("sgd", { learningRate: powerBetween(random, 10, 300) }),
    )(document),
  rawScales: (random) => {
    const [scale, shift] = [powerBetween(random, 50, 5000), powerBetween(random, 10, 1000)];
    return asPoints((points) => ({
      ...points,
      inputs: points.inputs.map((row) => [row[0] * scale + shift, ...row.slice(1)]),
    }));
  },
  deadUnits: (random) => {
    const dead = between(random, 0.5, 1);
    return inTurn(hiddenActivation("relu"), (document) =>
      layersWith((layer, l) =>
        l === document.layers.length - 1
          ? layer
          : { ...layer, bias: layer.bias.map((bias, j) => (j < Math.ceil(dead * layer.units) ? -20 : bias)) },
      )(document),
    );
  },
  saturatedUnits: (random) => {
    const factor = powerBetween(random, 30, 300);
    return inTurn(hiddenActivation(pick(random, ["tanh", "sigmoid"])), (document) =>
      layersWith((layer, l) =>
        l === document.layers.length - 1
          ? layer
          : {
              ...layer,
              weights: layer.weights.map((row) => row.map((weight) => weight * factor)),
              bias: layer.bias.map(() => factor * normal(random)),
            },
      )(document),
    );
  },
  unbalanced: (random) => (document) => {
    const kept = between(random, 0.04, 0.12);
    const apart = between(random, 1, 1.6);
    const overlapping = asPoints((points) => {
      const indices = [...(points.labels ?? []).keys()].filter(
        (n) => points.labels?.[n] !== 1 || random() < kept,
      );
      const labels = indices.map((n) => points.labels?.[n] ?? 0);
      return {
        ...points,
        labels,
        inputs: labels.map((label) => [normal(random) + apart * label, normal(random)]),
      };
    });
    return inTurn(setDataset("gaussians"), setCount(500), overlapping)(document);
  },
  rateTooLarge: (random) => withRate(powerBetween(random, 20, 200)),
  overfitting: (random) => (document) =>
    inTurn(
      setSplit("train", Math.round(between(random, 20, 40))),
      setDataParameter("noise", between(random, 0.3, 0.5)),
      setUnits(0, 40),
      hiddenActivation("tanh"),
      setOptimizer("adam", { learningRate: 0.03 }),
      setTraining({ epochs: 400, minibatch: 10 }),
    )(document),
  tooSmall: (random) =>
    inTurn(
      setDataset(pick(random, ["twoCircles", "xor", "spirals", "ringInSquare"])),
      setUnits(0, pick(random, [1, 1, 2])),
      hiddenActivation("tanh"),
      setOptimizer("adam", { learningRate: 0.05 }),
      setTraining({ epochs: 150 }),
    ),
  rateZero: () => withRate(0),
  rateTooSmall: (random) => withRate(1 / powerBetween(random, 100, 3000)),
};

/** A rate that is too large may show as a loss that explodes: the same cause, with the same remedy. */
const alsoSaidAs: Readonly<Record<string, string>> = {
  rateTooLarge: "exploding",
  exploding: "rateTooLarge",
};

interface Done {
  readonly loss: number;
  readonly error: number;
  readonly best: number;
  readonly findings: readonly WhyFinding[];
}

function train(document: TrainableDocument, asks: boolean): Done {
  const session = new TrainingSession(document);
  session.run();
  while (session.running) session.work(() => 0, 1);
  const { loss } = session.answers.metrics();
  const diverged = session.stopped?.kind === "diverged";
  return {
    error: session.answers.metrics().error.train,
    loss: diverged ? Number.POSITIVE_INFINITY : loss.train,
    best: session.best?.validationLoss ?? Number.NaN,
    findings: asks ? session.answers.why() : [],
  };
}

const better = (one: number, other: number) => one < 0.9 * other || !Number.isFinite(other);

/** Whether a planted fault made a difference: without it the same epochs get clearly further, or what it is about is to be seen. */
function doesHarm(planted: string, base: TrainableDocument, session: TrainingSession, loss: number): boolean {
  const { error, loss: losses } = session.answers.metrics();
  if (planted === "overfitting")
    return session.best !== undefined && better(session.best.validationLoss, losses.validation);
  if (planted === "unbalanced") {
    const { labels, partOf } = session.data;
    const wrong = session.answers.wrong() ?? [];
    const rare = [...partOf.keys()].filter((n) => partOf[n] === 0 && labels?.[n] === 1);
    return rare.filter((n) => wrong[n] === 1).length > rare.length / 2;
  }
  if (planted === "tooSmall") return error.train > 0.05;
  const without = train(base, false);
  return (
    better(without.loss, loss) &&
    (session.data.task.kind === "regression" || !(without.error > error.train - 0.01))
  );
}

/** Whether what is offered helps, done from the start. */
function helps(
  document: TrainableDocument,
  { rule, remedies }: WhyFinding,
  loss: number,
  now: TrainingSession,
): boolean {
  // What was measured on the way says it: the loss of the validation points was lower.
  if (rule === "overfitting")
    return now.best !== undefined && better(now.best.validationLoss, now.answers.metrics().loss.validation);
  for (const remedy of remedies) {
    const changed =
      remedy.kind === "change"
        ? changedAtStart(document, remedy.changes)
        : remedy.kind === "newStart"
          ? changedAtStart(document, [{ path: ["training", "seed"], value: document.training.seed + 1 }])
          : undefined;
    if (changed && better(train(changed, false).loss, loss)) return true;
  }
  return false;
}

export async function run(): Promise<void> {
  const ids = whyRules.map(({ id }) => id);
  const figures = new Map(
    ids.map((id) => [
      id,
      { planted: 0, harmed: 0, found: 0, otherwise: 0, first: 0, elsewhere: 0, right: 0, wrong: 0 },
    ]),
  );
  const of = (id: string) => figures.get(id) as NonNullable<ReturnType<typeof figures.get>>;
  const alarms: string[] = [];
  const missed: string[] = [];
  let longest = 0;
  let silent = 0;
  for (let n = 0; n < runs; n++) {
    const random = createRandom(seed + 7919 * n);
    const base = sound(random);
    const planted = n % 2 === 0 ? (only ?? pick(random, ids)) : undefined;
    const edited = planted ? (plants[planted](random)(base) as TrainableDocument) : base;
    const document = planted ? restarted(base, { ...edited, layers: edited.layers }) : base;
    if (trainingFaults(document).length > 0) continue;
    const session = new TrainingSession(document);
    session.run();
    while (session.running) session.work(() => 0, 1);
    const loss =
      session.stopped?.kind === "diverged" ? Number.POSITIVE_INFINITY : session.answers.metrics().loss.train;
    const start = performance.now();
    const findings = session.answers.why();
    longest = Math.max(longest, performance.now() - start);
    const rules = findings.map(({ rule }) => rule);
    const named = `${seed + 7919 * n} ${planted ?? "sound"}: ${document.dataset.type} ${document.layers.map(({ units, ...layer }) => `${units} ${stagesOf({ units, ...layer })[0].type}`).join(" ")} ${document.optimizer.type} ${document.optimizer.learningRate} loss ${loss.toPrecision(3)}`;
    if (planted) {
      of(planted).planted += 1;
      const harmed = doesHarm(planted, base, session, loss);
      if (harmed) of(planted).harmed += 1;
      if (harmed && rules.includes(planted)) of(planted).found += 1;
      const kin = alsoSaidAs[planted];
      if (harmed && !rules.includes(planted) && rules.includes(kin)) of(planted).otherwise += 1;
      if (harmed && rules[0] === planted) of(planted).first += 1;
      if (harmed && !rules.includes(planted)) missed.push(`${named}; said ${rules.join(", ") || "nothing"}`);
    } else if (rules.length === 0) silent += 1;
    for (const finding of findings) {
      if (finding.rule === planted) continue;
      const figure = of(finding.rule);
      figure.elsewhere += 1;
      if (helps(document, finding, loss, session)) figure.right += 1;
      else {
        figure.wrong += 1;
        alarms.push(`${named}; ${finding.rule}: ${finding.sentence}`);
      }
    }
  }
  console.log(
    "rule            planted  did harm  found  by another rule  shown first  said elsewhere  there right  false alarms",
  );
  for (const [id, { planted, harmed, found, otherwise, first, elsewhere, right, wrong }] of figures)
    console.log(
      `${id.padEnd(15)} ${[planted, harmed, found, otherwise, first, elsewhere, right, wrong].map((count, k) => String(count).padStart([8, 9, 6, 16, 12, 15, 12, 13][k])).join(" ")}`,
    );
  console.log(
    `${runs} runs; nothing said of ${silent} sound ones; the longest look took ${longest.toFixed(0)} ms`,
  );
  if (process.env.SAY)
    console.log(
      [...missed.map((line) => `missed ${line}`), ...alarms.map((line) => `alarm ${line}`)].join("\n"),
    );
  const total = [...figures.values()].reduce((sum, { wrong }) => sum + wrong, 0);
  const [found, harmed] = [...figures.values()].reduce(
    ([a, b], figure) => [a + figure.found, b + figure.harmed],
    [0, 0],
  );
  if (found < 0.8 * harmed || total > 0.05 * runs)
    throw new Error(`${found} of ${harmed} faults found, ${total} false alarms`);
}
