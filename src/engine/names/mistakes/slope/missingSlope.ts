import type { MistakeWords } from "../mistakeWords";

export const missingSlope = {
  id: "missingSlope",
  label: "activation's derivative left out",
  words: "the derivative of the activation is missing",
} as const satisfies MistakeWords;
