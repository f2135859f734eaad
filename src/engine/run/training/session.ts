import type { Part } from "./data";

/** Figures of the three parts; NaN where a part has no examples. */
export interface Metrics {
  /** The mean of the examples' losses, without the penalty, also where the loss is a sum over the batch. */
  readonly loss: Readonly<Record<Part, number>>;
  /** The proportion misclassified; for regression the root of the mean squared error over all outputs. */
  readonly error: Readonly<Record<Part, number>>;
  /** What the penalty adds to the loss that training makes smaller. */
  readonly penalty: number;
}

export interface Position {
  /** Epochs completed. */
  readonly epoch: number;
  /** Minibatches used of the present epoch, and how many an epoch has. */
  readonly minibatch: number;
  readonly minibatches: number;
  /** Updates since the optimizer's slots were 0. */
  readonly step: number;
}

export interface Stop {
  readonly kind: "user" | "epochs" | "patience" | "diverged" | "solved";
  /** Epochs completed when training stopped; after "patience" the parameters are those of the best epoch instead. */
  readonly epoch: number;
  /** Why, and what is kept or can be tried. */
  readonly sentence: string;
}
