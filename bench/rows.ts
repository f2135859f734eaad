import twoCircles from "../src/engine/datasets/twoCircles";
import { createRandom } from "../src/engine/random";
import type { Examples, Library, Work } from "./library";

/** A row of the table: one piece of work, the same for all libraries. */
export interface Row {
  readonly work: string;
  readonly unit: string;
  /** Sets the work up. */
  prepare(library: Library): Work;
  /** Amounts are multiples of it. */
  readonly amounts: number;
  /** How many times the usual turn is needed for a fair figure. */
  readonly turns: number;
  /** From milliseconds for an amount of 1 to the row's unit. */
  figure(milliseconds: number): number;
  /** How many times as fast as another library one is to be, by `one: other`. */
  readonly targets: Readonly<Record<string, number>>;
}

export const rows: readonly Row[] = [
  {
    work: "train 2-8-2 tanh, softmax cross-entropy, minibatches of 10",
    unit: "million examples/s",
    prepare: (library) =>
      library.train(
        { sizes: [2, 8, 2], activation: "tanh", loss: "softmaxCrossEntropy" },
        twoCircles.generate({ noise: 0.05, radiusRatio: 0.5 }, 1000, createRandom(2)),
        10,
      ),
    amounts: 10,
    turns: 1,
    figure: (milliseconds) => 1e-3 / milliseconds,
    targets: { "this engine: this engine, plain loops": 2.5, "this engine: ConvNetJS": 8 },
  },
  {
    work: "train 2-16-16-2 tanh, softmax cross-entropy, minibatches of 10",
    unit: "million examples/s",
    prepare: (library) =>
      library.train(
        { sizes: [2, 16, 16, 2], activation: "tanh", loss: "softmaxCrossEntropy" },
        twoCircles.generate({ noise: 0.05, radiusRatio: 0.5 }, 1000, createRandom(2)),
        10,
      ),
    amounts: 10,
    turns: 1,
    figure: (milliseconds) => 1e-3 / milliseconds,
    targets: { "this engine: ConvNetJS": 12 },
  },
  {
    work: "256 × 256 grid through 2-8-8-2 tanh",
    unit: "ms",
    prepare: (library) =>
      library.grid({ sizes: [2, 8, 8, 2], activation: "tanh", loss: "halfSquaredError" }, 256, 256),
    amounts: 1,
    turns: 1,
    figure: (milliseconds) => milliseconds,
    targets: { "this engine: ConvNetJS": 8, "this engine: NumPy": 1 },
  },
  {
    work: "epoch of 60,000 through 784-50-10 relu, softmax cross-entropy, minibatches of 100",
    unit: "s",
    prepare: (library) =>
      library.train(
        { sizes: [784, 50, 10], activation: "relu", loss: "softmaxCrossEntropy" },
        images(60000),
        100,
      ),
    amounts: 100,
    turns: 4,
    figure: (milliseconds) => 60 * milliseconds,
    targets: {
      "this engine: ConvNetJS": 7,
      "this engine: tfjs wasm": 1.4,
      "this engine: NumPy": 0.29, // 3.5 times its time
      "this engine, float32: NumPy": 0.67, // 1.5 times
    },
  },
  {
    work: "softmax regression, epoch of 60,000 through 784-10, minibatches of 32",
    unit: "s",
    prepare: (library) =>
      library.train({ sizes: [784, 10], activation: "relu", loss: "softmaxCrossEntropy" }, images(60000), 32),
    amounts: 32,
    turns: 2,
    figure: (milliseconds) => 60 * milliseconds,
    targets: { "this engine, float32: NumPy": 1 },
  },
  {
    work: "forward and backward, 2-2-2 sigmoid, one example",
    unit: "µs",
    prepare: (library) => library.pass({ sizes: [2, 2, 2], activation: "sigmoid", loss: "halfSquaredError" }),
    amounts: 1,
    turns: 1,
    figure: (milliseconds) => 1e3 * milliseconds,
    targets: { "this engine: ConvNetJS": 3 },
  },
  {
    work: "forward and backward, 8-64-64-4 tanh, one example",
    unit: "µs",
    prepare: (library) =>
      library.pass({ sizes: [8, 64, 64, 4], activation: "tanh", loss: "halfSquaredError" }),
    amounts: 1,
    turns: 1,
    figure: (milliseconds) => 1e3 * milliseconds,
    targets: { "this engine: ConvNetJS": 2 },
  },
];

let made: Examples | undefined;

/** Synthetic images of 784 numbers in [0, 1), in ten classes. Made once: they fill 190 MB. */
function images(count: number): Examples {
  made ??= noise(count, 784, 10);
  return made;
}

/** Inputs in [0, 1), and a class each, all at random. */
export function noise(count: number, features: number, classes: number): Examples {
  const random = createRandom(3);
  const inputs = new Float32Array(count * features);
  for (let k = 0; k < inputs.length; k++) inputs[k] = random();
  const targets = new Float64Array(count * classes);
  for (let n = 0; n < count; n++) targets[n * classes + Math.floor(classes * random())] = 1;
  return { count, inputs, targets };
}
