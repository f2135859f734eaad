import type { MistakeWords } from "../mistakeWords";

export const penaltySlope = {
  id: "penaltySlope",
  label: "derivative of the penalty wrong",
  words: "the derivative of the penalty is wrong",
} as const satisfies MistakeWords;
