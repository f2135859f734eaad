import type { MistakeWords } from "../mistakeWords";

export const oneTermOnly = {
  id: "oneTermOnly",
  label: "only one term of the sum",
  words: "only one term of the sum was taken",
} as const satisfies MistakeWords;
