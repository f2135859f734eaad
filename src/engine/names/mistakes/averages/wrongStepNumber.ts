import type { MistakeWords } from "../mistakeWords";

export const wrongStepNumber = {
  id: "wrongStepNumber",
  label: "wrong number of the step",
  words: "the bias correction has another step's number",
} as const satisfies MistakeWords;
