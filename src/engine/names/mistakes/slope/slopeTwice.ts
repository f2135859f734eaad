import type { MistakeWords } from "../mistakeWords";

export const slopeTwice = {
  id: "slopeTwice",
  label: "activation's derivative twice",
  words: "the derivative of the activation is there twice",
} as const satisfies MistakeWords;
