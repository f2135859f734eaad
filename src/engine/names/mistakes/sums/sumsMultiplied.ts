import type { MistakeWords } from "../mistakeWords";

export const sumsMultiplied = {
  id: "sumsMultiplied",
  label: "sums multiplied, not products summed",
  words: "the sums were multiplied, and not the products added",
} as const satisfies MistakeWords;
