import type { MistakeWords } from "../mistakeWords";

export const missingBias = {
  id: "missingBias",
  label: "bias left out",
  words: "the bias is missing",
} as const satisfies MistakeWords;
