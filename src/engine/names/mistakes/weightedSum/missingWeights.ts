import type { MistakeWords } from "../mistakeWords";

export const missingWeights = {
  id: "missingWeights",
  label: "weights left out",
  words: "the weights are missing",
} as const satisfies MistakeWords;
