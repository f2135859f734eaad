import type { MistakeWords } from "../mistakeWords";

export const wrongActivation = {
  id: "wrongActivation",
  label: "another activation",
  words: "another activation function was applied",
} as const satisfies MistakeWords;
