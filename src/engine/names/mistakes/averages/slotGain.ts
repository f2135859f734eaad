import type { MistakeWords } from "../mistakeWords";

export const slotGain = {
  id: "slotGain",
  label: "1 − β wrong in the average",
  words: "the gradient's share is wrong",
} as const satisfies MistakeWords;
