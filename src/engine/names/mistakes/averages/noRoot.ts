import type { MistakeWords } from "../mistakeWords";

export const noRoot = {
  id: "noRoot",
  label: "root left out",
  words: "the root is missing: the step was divided by the average square itself",
} as const satisfies MistakeWords;
