import type { MistakeWords } from "../mistakeWords";

export const slopeAfterWeights = {
  id: "slopeAfterWeights",
  label: "activation's derivative left out",
  words: "the gradient at the activation was taken, without the derivative of the activation",
} as const satisfies MistakeWords;
