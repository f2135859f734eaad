import type { MistakeWords } from "../mistakeWords";

export const otherUnitsWeights = {
  id: "otherUnitsWeights",
  label: "another unit's weights",
  words: "the weights of another unit were used",
} as const satisfies MistakeWords;
