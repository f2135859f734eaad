import type { MistakeWords } from "../mistakeWords";

export const transposedWeights = {
  id: "transposedWeights",
  label: "transposed weight matrix",
  words: "the weight matrix was taken the wrong way round: rows for columns",
} as const satisfies MistakeWords;
