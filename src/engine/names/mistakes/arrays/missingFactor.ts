import type { MistakeWords } from "../mistakeWords";

export const missingFactor = {
  id: "missingFactor",
  label: "a factor left out",
  words: "a factor is missing",
} as const satisfies MistakeWords;
