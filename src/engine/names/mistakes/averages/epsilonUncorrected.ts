import type { MistakeWords } from "../mistakeWords";

export const epsilonUncorrected = {
  id: "epsilonUncorrected",
  label: "ε beside the uncorrected root",
  words:
    "ε was added to the root of the average before its correction, as Keras does and this exercise doesn't",
} as const satisfies MistakeWords;
