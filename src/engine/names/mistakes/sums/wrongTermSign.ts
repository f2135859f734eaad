import type { MistakeWords } from "../mistakeWords";

export const wrongTermSign = {
  id: "wrongTermSign",
  label: "one term with the wrong sign",
  words: "one term of the sum has the wrong sign",
} as const satisfies MistakeWords;
