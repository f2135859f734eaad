import type { MistakeWords } from "../mistakeWords";

export const missingActivation = {
  id: "missingActivation",
  label: "activation left out",
  words: "the activation function is missing",
} as const satisfies MistakeWords;
