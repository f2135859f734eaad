import type { MistakeWords } from "../mistakeWords";

export const updatedWeights = {
  id: "updatedWeights",
  label: "updated weights used on the way back",
  words: "the weights were updated first, and the new ones were used on the way back",
} as const satisfies MistakeWords;
