import type { MistakeWords } from "../mistakeWords";

export const epsilonInRoot = {
  id: "epsilonInRoot",
  label: "ε inside the root",
  words: "ε was added inside the root and not after it",
} as const satisfies MistakeWords;
