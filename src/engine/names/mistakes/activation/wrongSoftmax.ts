import type { MistakeWords } from "../mistakeWords";

export const wrongSoftmax = {
  id: "wrongSoftmax",
  label: "softmax done differently",
  words: "the softmax isn't one",
} as const satisfies MistakeWords;
