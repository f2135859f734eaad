/**
 * A plan in memory, as `writePlan.ts` writes it: the fields stand there in the same order. Places and distances are in bytes. Where nothing
 * else is said a buffer holds [units, batch]: a row for each unit, `row` apart, the examples side by side, and behind them
 * zeros up to a whole vector.
 */

/** One operation with its buffers. */
// @ts-ignore: decorator
@unmanaged
export class Stage {
  /** An `Operation`. */
  operation: i32;
  /** How many rows the output has; of a penalty and of an optimizer, how many numbers. */
  units: usize;
  batch: usize;
  /** From one row of the outputs to the next. */
  row: usize;
  /** What comes in, and what is known of it on the way back. */
  x: usize;
  y: usize;
  dx: usize;
  dy: usize;
  /** From one row of what comes in to the next; and whether its rows are examples, [batch, inputs]. */
  xRow: usize;
  rowsAreExamples: i32;
  /** Of an affine map: its inputs, weights and biases, with their gradients. */
  inputs: usize;
  weights: usize;
  dWeights: usize;
  bias: usize;
  dBias: usize;
  biases: usize;
  /** Of a loss: the targets, the losses of the examples, and what each counts in the whole. */
  targets: usize;
  losses: usize;
  shares: usize;
  /** As long as a row: all bits where there is an example, none behind the last. */
  mask: usize;
  scratch: usize;
  /** The settings, each an f64. */
  numbers: usize;
}

/** Examples, row by row, and where a minibatch of them goes. */
// @ts-ignore: decorator
@unmanaged
export class Source {
  data: usize;
  width: usize;
  /** Of each number: 8 for f64, 4 for f32, 1 for bytes. */
  size: i32;
  to: usize;
  row: usize;
  rowsAreExamples: i32;
  /** What a byte b stands for: b · scale + shift, both f64 and one for each column. */
  scale: usize;
  shift: usize;
}

/** The operations in order, with what is done before and after them. */
// @ts-ignore: decorator
@unmanaged
export class Plan {
  stages: usize;
  count: usize;
  batch: usize;
  inputs: usize;
  targets: usize;
  /** The order of the examples, each an i32; 0 for their own. */
  order: usize;
  /** The next example. */
  next: usize;
  /** The optimizer's stage: `x` are its parameters, `dx` their gradients, `scratch` its slots. */
  optimizer: usize;
  /** Updates so far. */
  step: f64;
  /** The loss of the last minibatch, before the update, with the penalty. */
  loss: f64;
  penalty: f64;
  /** What is counted of the examples when they are scored, and where: a `Score`. */
  score: i32;
  /** The sum of the losses of those scored, and what was counted. */
  lossSum: f64;
  counted: f64;
  boundary: f64;
  second: f64;
}
