import type { MistakeWords } from "../mistakeWords";

export const stepByExamples = {
  id: "stepByExamples",
  label: "1/n at the update",
  words: "the step is off by the number of examples",
} as const satisfies MistakeWords;
