import type { MistakeWords } from "../mistakeWords";

export const otherQuantity = {
  id: "otherQuantity",
  label: "another quantity's number",
  words: "the number is that of another quantity",
} as const satisfies MistakeWords;
