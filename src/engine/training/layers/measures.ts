/** A slope this small lets less than a hundredth of a gradient through. */
export const flatSlope = 0.01;
/** A unit is saturated where its slope is that small at so many of the examples. */
export const saturatedFrom = 0.9;

/** What one layer's numbers say of its training at one moment. */
export interface LayerMeasures {
  /**
   * The Euclidean norm of dL/dW and dL/db together. L is the loss that is trained, with its reduction and penalty, as if
   * all examples measured were one minibatch.
   */
  readonly gradientNorm: number;
  /** ‖ΔW‖ / ‖W‖ of the update that the next minibatch makes, by the optimizer as it stands; NaN where W is 0. */
  readonly updateRatio: number;
  /**
   * For each unit the share of the examples at which its slope da/dz is below `flatSlope` in size. NaN where there is no
   * such slope: in a softmax, and where the loss takes z itself.
   */
  readonly flat: readonly number[];
  /** For each unit the share of the examples at which its output is exactly 0. */
  readonly zero: readonly number[];
  /** The share of the units that are saturated; NaN where the activation, as relu, doesn't saturate on both sides. */
  readonly saturated: number;
  /** The share of the units whose output is 0 at every example measured: of relus, those that are dead. */
  readonly dead: number;
}

/** All layers of a run at one moment, measured on its training examples. */
export interface RunMeasures {
  /** Epochs completed. */
  readonly epoch: number;
  /** How many training examples were measured, out of how many: all, unless there are very many. */
  readonly examples: number;
  readonly of: number;
  readonly layers: readonly LayerMeasures[];
}

/** What the log has of each layer, in this order. */
export const measureColumns = ["gradientNorm", "updateRatio", "saturated", "dead"] as const;
export type MeasureColumn = (typeof measureColumns)[number];

/** A row of the log: the epoch, and then `measureColumns` of each layer. */
export function measureRow({ epoch, layers }: RunMeasures): number[] {
  return [epoch, ...layers.flatMap((layer) => measureColumns.map((column) => layer[column]))];
}
