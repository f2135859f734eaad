import type { MistakeWords } from "../mistakeWords";

export const plainStep = {
  id: "plainStep",
  label: "plain gradient step",
  words: "a plain step down the gradient was taken, w − η · g, and not the optimizer's",
} as const satisfies MistakeWords;
