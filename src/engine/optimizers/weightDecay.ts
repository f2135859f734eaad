import type { Parameter } from "../math/parameter";

/**
 * As PyTorch's optimizers have it: λ times the parameter is added to its gradient, of biases too, before anything else is
 * done with it. (AdamW's own decay goes past the gradient.)
 */
export const weightDecay: Parameter = {
  name: "weightDecay",
  symbol: "\\lambda",
  meaning:
    "how much of each parameter, of biases too, is added to its gradient before the update; it isn't part of the loss, as the penalties are",
  default: 0,
  minimum: 0,
  since: 4,
};
