import type { MistakeWords } from "../mistakeWords";

export const takenAsZero = {
  id: "takenAsZero",
  label: "taken as 0",
  words: "the result was taken as 0",
} as const satisfies MistakeWords;
