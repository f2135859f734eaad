import type { MistakeWords } from "../mistakeWords";

export const wrongLoss = {
  id: "wrongLoss",
  label: "loss worked out differently",
  words: "the loss is not the one of this exercise",
} as const satisfies MistakeWords;
