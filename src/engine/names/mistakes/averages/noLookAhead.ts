import type { MistakeWords } from "../mistakeWords";

export const noLookAhead = {
  id: "noLookAhead",
  label: "no look ahead",
  words: "the velocity alone was taken: the step doesn't look ahead, as Nesterov's does",
} as const satisfies MistakeWords;
