import type { MistakeWords } from "../mistakeWords";

export const missingPart = {
  id: "missingPart",
  label: "a part of the formula left out",
  words: "a part of the formula is missing",
} as const satisfies MistakeWords;
