import type { MistakeWords } from "../mistakeWords";

export const decayOnBias = {
  id: "decayOnBias",
  label: "weight decay on a bias",
  words: "the penalty's decay was put on a bias, and it is for weights alone",
} as const satisfies MistakeWords;
