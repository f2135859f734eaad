import type { MistakeWords } from "../mistakeWords";

export const wrongTarget = {
  id: "wrongTarget",
  label: "wrong target",
  words: "the target isn't this one",
} as const satisfies MistakeWords;
