/**
 * The engine's tuned loops. plainKernels.ts has the same functions as textbook loops: what they compute is read
 * there, how fast here. Matrices are row-major, activations [features, batch]. Functions named after a gradient
 * add to it. Nothing is allocated, and only Float64Array may come in: a loop that meets two kinds of array is
 * compiled for both and takes nearly twice as long.
 */
export { affine, affineBiasGradient, affineInputGradient, affineWeightGradient } from "./kernels/affine";
export {
  reluBackward,
  reluForward,
  sigmoidBackward,
  sigmoidForward,
  tanhBackward,
  tanhForward,
} from "./kernels/elementwise";
export { decay, sigmoid, tanh } from "./kernels/scalars";
export {
  softmaxCrossEntropyForward,
  softmaxForward,
  softmaxMinusTarget,
} from "./kernels/softmax";
