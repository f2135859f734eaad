import type { MistakeWords } from "../mistakeWords";

export const missingInput = {
  id: "missingInput",
  label: "input of the weight left out",
  words: "what the weight multiplies is missing",
} as const satisfies MistakeWords;
