import type { MistakeWords } from "../mistakeWords";

export const otherBias = {
  id: "otherBias",
  label: "another bias",
  words: "the wrong bias was added",
} as const satisfies MistakeWords;
