/** Fitted on the training examples alone. An input that is always the same has a deviation of 1. */
export interface Standardization {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}
