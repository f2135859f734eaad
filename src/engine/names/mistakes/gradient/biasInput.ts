import type { MistakeWords } from "../mistakeWords";

export const biasInput = {
  id: "biasInput",
  label: "bias's gradient times an input",
  words: "the gradient was multiplied by an input, which a bias has none of",
} as const satisfies MistakeWords;
