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

/** What a library does in the benchmark. Each function sets up and returns the work to be timed. */
export interface Library {
  readonly name: string;
  /** Called before anything else is, and before each turn. */
  use?(): Promise<void>;
  /** Minibatches in random order: loading, forward, backward, plain gradient descent. */
  train(network: Network, examples: Examples, minibatch: number): Train;
  /** All outputs on a grid of inputs between -1 and 1, kept as numbers that the page could paint. */
  grid(network: Network, columns: number, rows: number): () => void;
  /** Forward and backward over one example, with the gradients of all weights. */
  pass(network: Network): Pass;
}

/** @param examples how many to train on; a multiple of the minibatch */
export type Train = (examples: number) => void;

/** @param times how many passes */
export type Pass = (times: number) => void;

export const learningRate = 0.01;
