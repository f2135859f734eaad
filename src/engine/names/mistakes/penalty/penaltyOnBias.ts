import type { MistakeWords } from "../mistakeWords";

export const penaltyOnBias = {
  id: "penaltyOnBias",
  label: "penalty on a bias",
  words: "a penalty was added, and biases have none",
} as const satisfies MistakeWords;
