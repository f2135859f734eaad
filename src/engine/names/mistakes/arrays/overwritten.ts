import type { MistakeWords } from "../mistakeWords";

export const overwritten = {
  id: "overwritten",
  label: "= where += belongs",
  words: "each pass overwrites what the passes before have added",
} as const satisfies MistakeWords;
