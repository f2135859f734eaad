import type { MistakeWords } from "../mistakeWords";

export const slopeTimesSum = {
  id: "slopeTimesSum",
  label: "slope multiplied by z",
  words: "the derivative of the activation was multiplied by z",
} as const satisfies MistakeWords;
