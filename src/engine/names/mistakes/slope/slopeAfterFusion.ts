import type { MistakeWords } from "../mistakeWords";

export const slopeAfterFusion = {
  id: "slopeAfterFusion",
  label: "y − t times the slope once more",
  words: "y − t was multiplied by the slope of the output's activation, which y − t has in it already",
} as const satisfies MistakeWords;
