import type { MistakeWords } from "../mistakeWords";

export const stepAlone = {
  id: "stepAlone",
  label: "change in place of the new value",
  words: "the step alone was given, and not what it makes of the parameter",
} as const satisfies MistakeWords;
