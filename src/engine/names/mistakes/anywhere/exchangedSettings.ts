import type { MistakeWords } from "../mistakeWords";

export const exchangedSettings = {
  id: "exchangedSettings",
  label: "constants exchanged",
  words: "one constant was put where another belongs",
} as const satisfies MistakeWords;
