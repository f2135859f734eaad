import type { MistakeWords } from "../mistakeWords";

export const wrongSlope = {
  id: "wrongSlope",
  label: "wrong derivative of the activation",
  words: "the derivative of the activation is wrong",
} as const satisfies MistakeWords;
