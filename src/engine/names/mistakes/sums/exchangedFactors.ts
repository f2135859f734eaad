import type { MistakeWords } from "../mistakeWords";

export const exchangedFactors = {
  id: "exchangedFactors",
  label: "factors exchanged between the terms",
  words: "factors were exchanged between the terms",
} as const satisfies MistakeWords;
