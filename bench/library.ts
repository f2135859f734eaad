/** A network, as every library is asked to build it. */
export interface Network {
  /** Units of each layer, the inputs first. */
  readonly sizes: readonly number[];
  readonly activation: "tanh" | "relu" | "sigmoid";
  /** Softmax cross-entropy takes the scores of the last layer; half squared error its activation. */
  readonly loss: "softmaxCrossEntropy" | "halfSquaredError";
}

/** Examples row by row. */
export interface Examples {
  readonly count: number;
  readonly inputs: Float32Array | Float64Array;
  /** One-hot. */
  readonly targets: Float64Array;
}

/**
 * Work to be timed: so many examples, grids or passes.
 * @returns how many milliseconds of the processor it took, where another process did it
 */
export type Work = (amount: number) => undefined | Promise<number>;

/** What a library does in the benchmark. Each function sets up and returns the work to be timed. */
export interface Library {
  readonly name: string;
  /** Called before anything else is, and before each turn. */
  use?(): Promise<void>;
  /** Minibatches in random order: loading, forward, backward, plain gradient descent; an amount is a multiple of the minibatch. */
  train(network: Network, examples: Examples, minibatch: number): Work;
  /** All outputs on a grid of inputs between -1 and 1, kept as numbers that the page could paint. */
  grid(network: Network, columns: number, rows: number): Work;
  /** Forward and backward over one example, with the gradients of all weights. */
  pass(network: Network): Work;
}

/** Work that is done so many times. */
export const repeated =
  (once: () => void): Work =>
  (times) => {
    for (let k = 0; k < times; k++) once();
  };

export const learningRate = 0.01;
