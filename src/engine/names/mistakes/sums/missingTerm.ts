import type { MistakeWords } from "../mistakeWords";

export const missingTerm = {
  id: "missingTerm",
  label: "a term of the sum left out",
  words: "a term of the sum is missing",
} as const satisfies MistakeWords;
