import type { NetworkDocument } from "../../../src/engine/document/document";

/** What is added to one number on the way: `z1[2]@3`, `W1[1,2]`, by its canonical name. */
export interface Nudge {
  readonly name: string;
  readonly by: number;
}

/** What a network comes to, worked out by loops alone: a second opinion, which shares nothing with the engine. */
export interface Outcome {
  readonly loss: number;
  readonly penalty: number;
  /** Every x, z and a by its canonical name. */
  readonly values: ReadonlyMap<string, number>;
}

type Vector = readonly number[];
type Kind = { readonly type: string; readonly [setting: string]: unknown };

const kindOf = (activation: unknown): Kind =>
  typeof activation === "string" ? { type: activation } : (activation as Kind);

export const sigmoid = (z: number) => (z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));
export const softmax = (z: Vector) => {
  const powers = z.map((each) => Math.exp(each - Math.max(...z)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
const logSumExp = (z: Vector) => {
  const most = Math.max(...z);
  return most + Math.log(z.reduce((sum, each) => sum + Math.exp(each - most), 0));
};

function activated({ type, slope = 0.01, alpha = 1 }: Kind, z: Vector): number[] {
  const each: Record<string, (z: number) => number> = {
    identity: (n) => n,
    sigmoid,
    tanh: Math.tanh,
    relu: (n) => (n > 0 ? n : 0),
    leakyRelu: (n) => (n > 0 ? n : Number(slope) * n),
    elu: (n) => (n > 0 ? n : Number(alpha) * Math.expm1(n)),
    softplus: (n) => Math.max(n, 0) + Math.log1p(Math.exp(-Math.abs(n))),
    abs: Math.abs,
    step: (n) => (n >= 0 ? 1 : 0),
  };
  if (type !== "softmax" && !each[type]) throw unknown("activation", type);
  return type === "softmax" ? softmax(z) : z.map(each[type]);
}

/** This file knows nothing of the engine's lists, so that it can check them. */
const unknown = (kind: string, type: string) =>
  new Error(
    `the ${kind} ${type} has no line in test/engine/explain/plainNetwork.ts yet: one for its formula`,
  );

const added = (numbers: Vector) => numbers.reduce((sum, number) => sum + number, 0);
/** t ln y, which is 0 for a target of 0 whatever y is. */
const weighted = (t: number, y: number) => (t === 0 ? 0 : t * Math.log(y));

type LossOf = NetworkDocument["loss"];
type Each = (y: number, t: number, of: LossOf) => number;

/** Of each output, and whether they are usually averaged. */
const perOutput: Record<string, readonly ["sum" | "mean", Each]> = {
  halfSquaredError: ["sum", (y, t) => (y - t) ** 2 / 2],
  meanSquaredError: ["mean", (y, t) => (y - t) ** 2],
  meanAbsoluteError: ["mean", (y, t) => Math.abs(y - t)],
  huber: [
    "mean",
    (y, t, { delta }) => {
      const e = Math.abs(y - t);
      return e <= Number(delta) ? (e * e) / 2 : Number(delta) * (e - Number(delta) / 2);
    },
  ],
  hinge: ["sum", (y, t) => Math.max(0, 1 - t * y)],
  binaryCrossEntropy: [
    "sum",
    (y, t, { positiveWeight = 1 }) => -Number(positiveWeight) * weighted(t, y) - weighted(1 - t, 1 - y),
  ],
  binaryCrossEntropyWithLogits: [
    "sum",
    (y, t, { positiveWeight = 1 }) =>
      Number(positiveWeight) * t * logSumExp([0, -y]) + (1 - t) * logSumExp([0, y]),
  ],
};

/** The targets as cross-entropy takes them. */
const classTargets = (t: Vector, { weights, labelSmoothing = 0 }: LossOf) =>
  t.map(
    (each, k) =>
      (weights?.[k] ?? 1) * ((1 - Number(labelSmoothing)) * each + Number(labelSmoothing) / t.length),
  );

const ofClasses: Record<string, (y: Vector, t: Vector, of: LossOf) => number> = {
  multiclassHinge(y, t) {
    const right = t.indexOf(Math.max(...t));
    return added(y.map((each, k) => (k === right ? 0 : Math.max(0, 1 + each - y[right]))));
  },
  crossEntropy: (y, t, of) => -added(classTargets(t, of).map((q, k) => weighted(q, y[k]))),
  softmaxCrossEntropy(y, t, of) {
    const q = classTargets(t, of);
    return added(q) * logSumExp(y) - added(y.map((each, k) => q[k] * each));
  },
};

function lossOfExample(y: Vector, t: Vector, of: LossOf): number {
  const classes = ofClasses[of.type];
  if (classes) return classes(y, t, of);
  if (!perOutput[of.type]) throw unknown("loss", of.type);
  const [usual, each] = perOutput[of.type];
  const total = added(y.map((output, k) => each(output, t[k], of)));
  return (of.overOutputs ?? usual) === "mean" ? total / y.length : total;
}

/** Of all weights of a layer. */
function penaltyOf(id: string, weights: Vector): number {
  if (id === "l1") return added(weights.map(Math.abs));
  if (id === "l2") return added(weights.map((weight) => weight * weight));
  throw unknown("penalty", id);
}

/** What the sum over the examples is divided by. */
const divisor = ({ reduction, weights }: LossOf, targets: readonly Vector[]) =>
  reduction === "sum"
    ? 1
    : weights
      ? added(targets.map((t) => added(t.map((each, k) => weights[k] * each))))
      : targets.length;

/**
 * @param nudge moves one number as it arises; what follows follows
 * @param held numbers that stay as they are said to be, whatever they are made of
 */
export function outcomeOf(
  { layers, loss, batch }: NetworkDocument,
  nudge?: Nudge,
  held?: ReadonlyMap<string, number>,
): Outcome {
  const values = new Map<string, number>();
  const moved = (name: string, value: number) =>
    (held?.get(name) ?? value) + (nudge?.name === name ? nudge.by : 0);
  const put = (name: string, value: number) => {
    values.set(name, moved(name, value));
    return moved(name, value);
  };
  const mark = (n: number) => (batch.inputs.length > 1 ? `@${n + 1}` : "");
  /** A parameter, for all examples or, as `W1[1,2]@3`, for one of them alone. */
  const parameter = (name: string, value: number, n?: number) =>
    n === undefined ? moved(name, value) : moved(`${name}@${n + 1}`, moved(name, value));
  const weight = (l: number, j: number, i: number, n?: number) =>
    parameter(`W${l + 1}[${j + 1},${i + 1}]`, layers[l].weights[j][i], n);
  const bias = (l: number, j: number, n: number) => {
    const { bias: numbers, biasMode } = layers[l];
    if (biasMode === "none") return 0;
    return biasMode === "shared"
      ? parameter(`b${l + 1}`, numbers[0], n)
      : parameter(`b${l + 1}[${j + 1}]`, numbers[j], n);
  };
  const each = batch.inputs.map((inputs, n) => {
    let a: Vector = inputs.map((x, i) => put(`x[${i + 1}]${mark(n)}`, x));
    layers.forEach(({ weights, activation }, l) => {
      const before = a;
      const z = weights.map((row, j) =>
        put(
          `z${l + 1}[${j + 1}]${mark(n)}`,
          added(row.map((_, i) => weight(l, j, i, n) * before[i])) + bias(l, j, n),
        ),
      );
      a = activated(kindOf(activation), z).map((y, j) => put(`a${l + 1}[${j + 1}]${mark(n)}`, y));
    });
    return lossOfExample(a, batch.targets[n], loss);
  });
  const data = added(each) / divisor(loss, batch.targets);
  const penalty = added(
    layers.flatMap((layer, l) => {
      const weights = layer.weights.flatMap((row, j) => row.map((_, i) => weight(l, j, i)));
      return Object.entries(layer.penalty ?? {}).map(([id, factor]) => factor * penaltyOf(id, weights));
    }),
  );
  return { loss: data + penalty, penalty, values };
}

/** How fast the loss, or the penalty, changes where one number moves up (1) or down (−1): its one-sided derivative. */
export function rateOf(
  document: NetworkDocument,
  name: string,
  way: 1 | -1,
  of: "loss" | "penalty" = "loss",
  held?: ReadonlyMap<string, number>,
): number {
  const here = outcomeOf(document)[of];
  const over = (length: number) =>
    (outcomeOf(document, { name, by: way * length }, held)[of] - here) / length;
  // Halving the way tells what the bend of the loss adds to it. Probabilities must stay between 0 and 1.
  const isOutput =
    name.startsWith(`a${document.layers.length}[`) && /^(c|binaryC)rossEntropy$/.test(document.loss.type);
  const y = isOutput ? (outcomeOf(document).values.get(name) ?? Number.NaN) : Number.NaN;
  const length = y > 0 && y < 1 ? Math.min(2 ** -15, Math.min(y, 1 - y) / 128) : 2 ** -15;
  return 2 * over(length / 2) - over(length);
}
