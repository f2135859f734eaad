import type { MistakeWords } from "../mistakeWords";

export const wrongSign = {
  id: "wrongSign",
  label: "wrong sign",
  words: "the sign is wrong",
} as const satisfies MistakeWords;
