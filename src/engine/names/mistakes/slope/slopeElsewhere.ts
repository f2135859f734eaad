import type { MistakeWords } from "../mistakeWords";

export const slopeElsewhere = {
  id: "slopeElsewhere",
  label: "derivative taken elsewhere",
  words: "the derivative of the activation was taken elsewhere",
} as const satisfies MistakeWords;
