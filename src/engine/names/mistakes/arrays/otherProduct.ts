import type { MistakeWords } from "../mistakeWords";

export const otherProduct = {
  id: "otherProduct",
  label: "another kind of product",
  words: "another kind of product belongs here",
} as const satisfies MistakeWords;
