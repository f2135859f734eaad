import type { MistakeWords } from "../mistakeWords";

export const oldSlotForgotten = {
  id: "oldSlotForgotten",
  label: "what was there before forgotten",
  words: "what was there before the step was forgotten, as if it had been 0",
} as const satisfies MistakeWords;
