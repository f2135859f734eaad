import type { MistakeWords } from "../mistakeWords";

export const otherGradient = {
  id: "otherGradient",
  label: "another parameter's gradient",
  words: "the gradient of another parameter was used",
} as const satisfies MistakeWords;
