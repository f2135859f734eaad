import type { MistakeWords } from "../mistakeWords";

export const shape = {
  id: "shape",
  label: "shape",
  words: "the shape is another",
} as const satisfies MistakeWords;
