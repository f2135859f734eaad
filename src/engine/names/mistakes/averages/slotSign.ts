import type { MistakeWords } from "../mistakeWords";

export const slotSign = {
  id: "slotSign",
  label: "gradient with the wrong sign in the average",
  words: "the gradient has the wrong sign beside what was there before",
} as const satisfies MistakeWords;
