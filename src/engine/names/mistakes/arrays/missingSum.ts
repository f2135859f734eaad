import type { MistakeWords } from "../mistakeWords";

export const missingSum = {
  id: "missingSum",
  label: "sum over the batch left out",
  words: "the sum over the examples is missing",
} as const satisfies MistakeWords;
