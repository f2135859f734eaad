import type { MistakeWords } from "../mistakeWords";

export const missingLearningRate = {
  id: "missingLearningRate",
  label: "learning rate wrong or left out",
  words: "the learning rate is missing",
} as const satisfies MistakeWords;
