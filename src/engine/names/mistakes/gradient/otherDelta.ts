import type { MistakeWords } from "../mistakeWords";

export const otherDelta = {
  id: "otherDelta",
  label: "another unit's gradient",
  words: "the gradient of another unit was used",
} as const satisfies MistakeWords;
