import type { MistakeWords } from "../mistakeWords";

export const missingPenalty = {
  id: "missingPenalty",
  label: "penalty left out",
  words: "the penalty's part is missing",
} as const satisfies MistakeWords;
