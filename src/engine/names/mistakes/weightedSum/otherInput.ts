import type { MistakeWords } from "../mistakeWords";

export const otherInput = {
  id: "otherInput",
  label: "wrong input of the weight",
  words: "what the weight multiplies is not what was used",
} as const satisfies MistakeWords;
