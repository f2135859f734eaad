import type { MistakeWords } from "../mistakeWords";

export const wrongErrorTerm = {
  id: "wrongErrorTerm",
  label: "derivative of the loss wrong",
  words: "the derivative of the loss is wrong",
} as const satisfies MistakeWords;
