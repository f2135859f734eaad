import type { MistakeWords } from "../mistakeWords";

export const extraTerm = {
  id: "extraTerm",
  label: "a term too much",
  words: "there is a term too much",
} as const satisfies MistakeWords;
