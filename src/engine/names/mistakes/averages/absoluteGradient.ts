import type { MistakeWords } from "../mistakeWords";

export const absoluteGradient = {
  id: "absoluteGradient",
  label: "gradient not squared",
  words: "the gradient isn't squared",
} as const satisfies MistakeWords;
