import type { MistakeWords } from "../mistakeWords";

export const missingDelta = {
  id: "missingDelta",
  label: "gradient from above left out",
  words: "the gradient that comes back from above is missing: only the local derivative was taken",
} as const satisfies MistakeWords;
