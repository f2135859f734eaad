import type { MistakeWords } from "../mistakeWords";

export const transposedGradient = {
  id: "transposedGradient",
  label: "gradient of the transposed matrix",
  words: "the matrix is transposed: this is the entry on the other side of the diagonal",
} as const satisfies MistakeWords;
