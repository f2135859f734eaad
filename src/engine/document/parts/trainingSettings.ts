export interface TrainingSettings {
  /** How many examples each part gets; together as many as there are. The seed deals them out. */
  readonly split: {
    readonly train: number;
    readonly validation: number;
    readonly test: number;
    readonly seed: number;
  };
  /** Whether inputs get mean 0 and standard deviation 1 over the training examples. */
  readonly standardize: boolean;
  /** Of pictures that aren't standardized: what no ink and all ink are to the network; [0, 1] where nothing is said. */
  readonly scale?: readonly number[];
  /** The same of the targets, for regression. Losses and errors are then in standard deviations. */
  readonly standardizeTargets?: boolean;
  /**
   * What the network sees beside the data's columns: formulas of them, in the language of Code. They take the columns as they
   * are in the data; standardizing comes afterwards.
   */
  readonly features?: readonly string[];
  /** The columns of the data drawn across and up, counted from 1 as in x[1]. Data with one column have one axis. */
  readonly axes: readonly number[];
  /** How many examples one update sees; "full" for all training examples. */
  readonly minibatch: number | "full";
  /** Training stops after so many epochs. */
  readonly epochs: number;
  /** Training stops when the validation loss hasn't improved for so many epochs, and goes back to the best one. */
  readonly patience?: number;
  /** Training stops when the proportion of misclassified training examples is at most this. */
  readonly stopAtError?: number;
  /** Of the weights at a new start, and of the order of the minibatches. */
  readonly seed: number;
  /** The id of the initializer that a new start uses. Biases become 0. */
  readonly initializer: string;
  /** Whether each epoch takes the examples in an order of its own, as it does where nothing is said; else in their given one. */
  readonly shuffle?: boolean;
  /** Of pictures: single precision trains them faster, with some 7 digits. Double where nothing is said. */
  readonly precision?: "float32";
}
