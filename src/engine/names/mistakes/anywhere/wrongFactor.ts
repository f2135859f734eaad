import type { MistakeWords } from "../mistakeWords";

export const wrongFactor = {
  id: "wrongFactor",
  label: "factor ½, 2 or 1/n wrong",
  words: "a constant factor is wrong",
} as const satisfies MistakeWords;
