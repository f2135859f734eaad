export interface LayerParameters {
  /** [to][from] */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** Where an optimizer stands: what its next update depends on, beside the parameters and their gradients. */
export interface OptimizerMoment {
  /** Updates since the optimizer's slots were 0. */
  readonly step: number;
  /** The optimizer's slots by letter, each a list over layers. */
  readonly slots: Readonly<Record<string, readonly LayerParameters[]>>;
  /** Of updates on the batch: epochs that count for the schedule, where each of them wasn't one update. */
  readonly epochs?: number;
}

/** A moment of a run of training, beside its parameters. */
export interface RunMoment extends OptimizerMoment {
  /** Epochs completed. */
  readonly epoch: number;
  /** The random generator at the beginning of the present epoch; the order of the examples follows from it. */
  readonly random: number;
}

/** Where a run stands, so that its next step is the one it would have taken anyway. */
export interface RunState extends RunMoment {
  /** Examples of the present epoch that have been used. */
  readonly next: number;
  /** The end of the epoch with the lowest validation loss so far. */
  readonly best?: RunMoment & {
    readonly validationLoss: number;
    readonly layers: readonly LayerParameters[];
  };
  /** Settings changed during the run, oldest first. */
  readonly changes?: readonly SettingChange[];
}

/** A setting changed while training; it holds from the next minibatch on. */
export interface SettingChange {
  /** Epochs completed, and updates made, before the change. */
  readonly epoch: number;
  readonly step: number;
  /** Its path in the document: `optimizer.learningRate`, `layers[0].penalty.l2`, `training.minibatch`. */
  readonly field: string;
  /** Null stands for a setting that isn't there. */
  readonly from: number | string | null;
  readonly to: number | string | null;
}
