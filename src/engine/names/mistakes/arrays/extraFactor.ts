import type { MistakeWords } from "../mistakeWords";

export const extraFactor = {
  id: "extraFactor",
  label: "a factor too much",
  words: "there is a factor too much",
} as const satisfies MistakeWords;
